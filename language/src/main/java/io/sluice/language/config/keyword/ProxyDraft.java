package io.sluice.language.config.keyword;

import io.sluice.language.acl.AclScope;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import io.sluice.language.rule.RuleSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A proxy, or a defaults section, while it is read: the model object and what is needed to read further lines of it. */
public final class ProxyDraft {

    public final ProxySection section = new ProxySection();
    /** The section's keyword: {@code defaults}, {@code frontend}, {@code backend} or {@code listen}. */
    public final String keyword;
    /** What {@code default-server} has set so far. */
    final ServerLine serverDefaults = new ServerLine();
    final Set<String> timeoutsSet = new HashSet<>();
    final Map<String, Position> serverNames = new HashMap<>();
    final Map<Integer, BindLine> bindIds = new HashMap<>();
    final Map<Integer, ServerLine> serverIds = new HashMap<>();
    /** The lists of rules whose last one was final and unconditional: what follows in them never runs. */
    final Set<RuleSet> finalRules = EnumSet.noneOf(RuleSet.class);
    /** The ACLs that {@code acl} lines declare. */
    final AclScope acls = new AclScope();
    /** {@code log global} was written, even if there were no global targets. */
    public boolean logsGlobally;
    /** An earlier defaults section of the same name, or null. */
    public ProxyDraft sameName;
    /** A named defaults section that a proxy without {@code from} used. */
    public boolean usedImplicitly;
    /** A named defaults section that a {@code from} named. */
    public boolean usedExplicitly;
    /** Where {@code id} was written. */
    public Position idPosition = Position.NONE;
    /** Some line had an error: checks of the whole that would only repeat it are left out. */
    public boolean faulty;

    public ProxyDraft(String keyword) {
        this.keyword = keyword;
    }

    public boolean isDefaults() {
        return "defaults".equals(keyword);
    }

    /** Whether a server of this name was read. */
    public boolean hasServer(String name) {
        return serverNames.containsKey(name);
    }

    /** How messages name the proxy. */
    String describe() {
        return isDefaults() ? section.name == null ? "anonymous 'defaults' section" : "defaults '" + section.name + "'"
            : Reading.describe(section);
    }
}
