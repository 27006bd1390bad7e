package io.sluice.language.config.keyword;

import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.config.model.Configuration;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.source.FileSource;
import io.sluice.language.config.source.Surroundings;
import io.sluice.language.config.text.Environment;
import io.sluice.language.config.text.Line;
import io.sluice.language.pattern.PatternRegistry;
import io.sluice.language.sample.ExpressionPlace;
import io.sluice.language.variable.VariableNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The state of one reading of a configuration: what has been built so far and where remarks go. Owned by the reading thread and thrown away
 * afterwards.
 */
public final class Reading {

    public final Surroundings surroundings;
    public final Diagnostics diagnostics;
    public final Configuration configuration;
    public final Environment environment;

    /** Most addresses and servers of all lines together: one line can stand for very many. */
    static final int ADDRESS_LIMIT = 1 << 18;
    static final int SERVER_LIMIT = 1 << 20;

    /** Every proxy with what only the reader needs to know of it, in file order; the last one of each name; the last defaults of each name. */
    public final List<ProxyDraft> proxies = new ArrayList<>();
    public final Map<String, ProxyDraft> proxiesByName = new HashMap<>();
    public final Map<String, ProxyDraft> namedDefaults = new HashMap<>();
    /** Names of userlists ({@code list}), of their users ({@code list/user/name}) and groups ({@code list/group/name}). */
    public final Set<String> userlistNames = new HashSet<>();
    int addressCount;
    int serverCount;
    /** Some server's name has no address. */
    public boolean unresolvedServers;
    /** Names in expressions, to be looked up when everything has been read. */
    final List<LinePlace.Reference> references = new ArrayList<>();
    final Set<String> acceptedWords = new HashSet<>();
    private final Map<String, Integer> userIds = new HashMap<>();
    private final Map<String, Integer> groupIds = new HashMap<>();

    public Reading(Surroundings surroundings, Diagnostics diagnostics, Environment environment) {
        this.surroundings = surroundings;
        this.diagnostics = diagnostics;
        this.environment = environment;
        this.configuration = new Configuration();
        configuration.share(PatternRegistry.class, new PatternRegistry(files(), surroundings.resolver(), surroundings.regexes()));
        configuration.share(VariableNames.class, new VariableNames());
    }

    /** Files named in lines, found where {@code default-path} says. */
    public FileSource files() {
        return this::content;
    }

    private byte[] content(String name) throws IOException {
        GlobalSection global = configuration.global;
        if (name.startsWith("/") || global.defaultPath == GlobalSection.DefaultPath.CURRENT) {
            return surroundings.files().read(name);
        }
        String file = environment.get(".FILE");
        String directory = file.substring(0, file.lastIndexOf('/') + 1);
        String base = switch (global.defaultPath) {
            case CONFIG -> directory;
            case PARENT -> directory + "../";
            case ORIGIN -> global.defaultPathOrigin + "/";
            case CURRENT -> "";
        };
        return surroundings.files().read(base + name);
    }

    /** A line of a proxy as a place for expressions. */
    public ExpressionPlace place(ProxyDraft draft, Position position, String purpose) {
        return new LinePlace(this, draft, position, purpose);
    }

    int userId(String name) {
        Integer known = userIds.get(name);
        if (known == null) {
            known = surroundings.accounts().userId(name);
            userIds.put(name, known);
        }
        return known;
    }

    int groupId(String name) {
        Integer known = groupIds.get(name);
        if (known == null) {
            known = surroundings.accounts().groupId(name);
            groupIds.put(name, known);
        }
        return known;
    }

    /** Says once per word that it is read and has no effect, if that is so and the line gave no error beyond this number. */
    void warnAccepted(Keyword keyword, String word, Line line, int errorsBefore) {
        boolean accepted = keyword != null && keyword.status() == Keyword.Status.ACCEPTED && diagnostics.errorCount() == errorsBefore;
        if (accepted && acceptedWords.add(word)) {
            diagnostics.warning(line.position(), "'" + word + "' is accepted and has no effect.");
        }
    }

    /** Reports names in expressions that lead nowhere. */
    public void checkReferences(BiConsumer<Position, String> report) {
        for (LinePlace.Reference reference : references) {
            String missing = missing(reference);
            if (missing != null) {
                report.accept(reference.position(), "parsing [" + reference.position() + "]: unable to find " + missing + "referenced in arg "
                    + reference.argument() + " of " + reference.keyword() + " in proxy '" + reference.owner().section.name + "'.");
            }
        }
    }

    private String missing(LinePlace.Reference reference) {
        String name = reference.name();
        switch (reference.type()) {
            case FRONTEND -> {
                return known(name, true) ? null : "frontend '" + name + "' ";
            }
            case BACKEND -> {
                return known(name, false) ? null : "backend '" + name + "' ";
            }
            case SERVER -> {
                int slash = name.indexOf('/');
                ProxyDraft proxy = slash < 0 ? reference.owner() : proxiesByName.get(name.substring(0, slash));
                if (proxy == null) {
                    return "proxy '" + name.substring(0, slash) + "' ";
                }
                String server = name.substring(slash + 1);
                return proxy.hasServer(server) ? null : "server '" + server + "' in proxy '" + proxy.section.name + "', ";
            }
            case USERLIST -> {
                return userlistNames.contains(name) ? null : "userlist '" + name + "' ";
            }
            default -> {
                return configuration.tables.contains(name) ? null : "table '" + name + "' ";
            }
        }
    }

    private boolean known(String name, boolean frontend) {
        for (ProxyDraft draft : proxies) {
            if (draft.section.name.equals(name) && (frontend ? draft.section.hasFrontend() : draft.section.hasBackend())) {
                return true;
            }
        }
        return false;
    }

    /** Refuses words behind the allowed number of arguments; true when there are too many. */
    public boolean tooMany(Line line, int arguments) {
        return tooMany(line, arguments, line.word(0), 1);
    }

    /** Refuses words behind {@code arguments} ones that follow the first {@code nameWords}; true when there are too many. */
    boolean tooMany(Line line, int arguments, String name, int nameWords) {
        if (line.count() <= arguments + nameWords) {
            return false;
        }
        String extra = line.word(arguments + nameWords);
        diagnostics.error(line.position(), "'" + name + "' cannot handle unexpected argument '" + extra + "'.", extra, null);
        return true;
    }

    void error(Line line, String text) {
        diagnostics.error(line.position(), text);
    }

    /** How messages name a proxy. */
    public static String describe(ProxySection proxy) {
        return kindName(proxy.kind) + " '" + proxy.name + "'";
    }

    /** The kind as messages name it: a listen is a proxy. */
    public static String kindName(ProxySection.Kind kind) {
        return switch (kind) {
            case FRONTEND -> "frontend";
            case BACKEND -> "backend";
            case LISTEN -> "proxy";
        };
    }
}
