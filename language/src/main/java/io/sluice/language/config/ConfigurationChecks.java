package io.sluice.language.config;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.keyword.ProxyDraft;
import io.sluice.language.config.keyword.Reading;
import io.sluice.language.config.model.BackendReference;
import io.sluice.language.config.model.Balance;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import io.sluice.language.config.model.UnixSettings;
import io.sluice.language.config.model.Userlist;
import io.sluice.language.rule.RuleSet;
import io.sluice.language.rule.SwitchingRule;
import java.util.HashMap;
import java.util.Map;

/** Looks at the whole configuration after all files: references, modes, what is missing. Mere warnings are left out when there are errors already. */
final class ConfigurationChecks {

    private final Reading reading;
    private final Map<String, ProxyDraft> backends = new HashMap<>();
    private final boolean readingFailed;
    private final LogChecks logs;

    private ConfigurationChecks(Reading reading) {
        this.reading = reading;
        this.readingFailed = reading.diagnostics.hasErrors();
        this.logs = new LogChecks(reading, !readingFailed);
    }

    static void run(Reading reading) {
        ConfigurationChecks checks = new ConfigurationChecks(reading);
        checks.userlists();
        checks.ids();
        ErrorReplyChecks.run(reading);
        for (ProxyDraft draft : reading.proxies) {
            if (draft.section.hasBackend()) {
                checks.backends.putIfAbsent(draft.section.name, draft);
            }
        }
        for (ProxyDraft draft : reading.proxies) {
            if (!draft.section.disabled) {
                checks.proxy(draft);
            }
        }
        reading.checkReferences(checks::alert);
        if (reading.unresolvedServers) {
            checks.alert(Position.NONE, "Failed to initialize server(s) addr.");
        }
        checks.logs.process();
        checks.unixSockets();
    }

    private void alert(Position position, String text) {
        reading.diagnostics.afterwards(Severity.ALERT, position, text);
    }

    private void warn(Position position, String text) {
        if (!readingFailed) {
            reading.diagnostics.afterwards(Severity.WARNING, position, text);
        }
    }

    private void userlists() {
        for (Userlist list : reading.configuration.userlists) {
            for (Userlist.User user : list.users) {
                for (String group : user.groups()) {
                    if (!reading.userlistNames.contains(list.name + "/group/" + group)) {
                        alert(list.position, "userlist '" + list.name + "': no such group '" + group + "' specified in user '" + user.name() + "'");
                    }
                }
            }
            for (Userlist.Group group : list.groups) {
                for (String user : group.users()) {
                    if (!reading.userlistNames.contains(list.name + "/user/" + user)) {
                        alert(list.position, "userlist '" + list.name + "': no such user '" + user + "' specified in group '" + group.name() + "'");
                    }
                }
            }
        }
    }

    private void ids() {
        Map<Integer, ProxySection> seen = new HashMap<>();
        for (ProxyDraft draft : reading.proxies) {
            ProxySection section = draft.section;
            ProxySection other = section.id < 0 ? null : seen.putIfAbsent(section.id, section);
            if (other != null) {
                reading.diagnostics.errorTight(draft.idPosition, Reading.kindName(section.kind) + " " + section.name + " reuses same custom id as "
                    + Reading.kindName(other.kind) + " " + other.name + " (declared at " + other.position + ").");
            }
        }
    }

    private void proxy(ProxyDraft draft) {
        ProxySection proxy = draft.section;
        if (proxy.hasFrontend() && proxy.binds.isEmpty() && !draft.faulty) {
            warn(proxy.position, Reading.describe(proxy) + " has no 'bind' directive. Please declare it as a backend if this was intended.");
        }
        if (proxy.hasFrontend()) {
            reference(proxy, proxy.defaultBackend, "default_backend", "as its default backend");
            for (SwitchingRule rule : proxy.useBackends) {
                if (rule.name() == null) {
                    reference(proxy, rule.reference(), "use_backend", "in a 'use_backend' rule");
                }
            }
        }
        if (proxy.mode == ProxySection.Mode.TCP) {
            httpOnly(proxy);
        }
        logs.proxy(draft);
        timeouts(proxy);
        for (ServerLine server : proxy.servers) {
            if (server.track != null) {
                tracked(draft, server);
            }
        }
    }

    private void tracked(ProxyDraft draft, ServerLine server) {
        ProxySection proxy = draft.section;
        int slash = server.track.indexOf('/');
        String name = server.track.substring(slash + 1);
        ProxyDraft owner = slash < 0 ? draft : backends.get(server.track.substring(0, slash));
        String prefix = "[" + server.position + "] : 'server " + proxy.name + "/" + server.name + "' : unable to find required ";
        if (owner == null) {
            alert(server.position, prefix + "proxy '" + server.track.substring(0, slash) + "' for tracking.");
            return;
        }
        if (!owner.hasServer(name)) {
            alert(server.position, prefix + "server '" + name + "' for tracking.");
            return;
        }
        String problem = TrackingChain.problem(draft, server, backends);
        if (problem != null) {
            alert(server.position, "[" + server.position + "] : 'server " + proxy.name + "/" + server.name + "' : " + problem);
        }
    }

    private void reference(ProxySection proxy, BackendReference reference, String keyword, String place) {
        if (reference == null) {
            return;
        }
        ProxyDraft found = backends.get(reference.name());
        if (found == null) {
            alert(reference.position(), "Proxy '" + proxy.name + "': unable to find required " + keyword + ": '" + reference.name() + "'.");
            return;
        }
        ProxySection backend = found.section;
        if (backend.mode == proxy.mode || backend == proxy) {
            return;
        }
        String frontend = Reading.describe(proxy) + " (" + proxy.position + ")";
        String target = Reading.kindName(backend.kind) + " '" + backend.name + "' (" + backend.position + ")";
        if (proxy.mode == ProxySection.Mode.HTTP) {
            alert(reference.position(), "http " + frontend + " tries to use incompatible tcp " + target + " " + place + " (see 'mode').");
        } else {
            alert(reference.position(),
                "tcp " + frontend + " tries to use http " + target + " " + place + ": becoming HTTP on the way is not supported yet (see 'mode').");
        }
    }

    private void httpOnly(ProxySection proxy) {
        String owner = " ignored for " + Reading.describe(proxy) + " as ";
        if (proxy.hasBackend() && hashesRequests(proxy.balance)) {
            warn(proxy.position, "Layer 7 hash not possible for " + Reading.describe(proxy)
                + " (needs 'mode http'). Falling back to round robin.");
            proxy.balance = Balance.ROUND_ROBIN;
        }
        if (proxy.cookie != null) {
            warn(proxy.position, "cookie will be ignored for " + Reading.describe(proxy) + " (needs 'mode http').");
        }
        if (!proxy.rules(RuleSet.HTTP_REQUEST).isEmpty()) {
            warn(proxy.position, "'http-request' rules" + owner + "they require HTTP mode.");
        }
        if (proxy.monitorUri != null) {
            warn(proxy.position, "'monitor-uri' statement" + owner + "it requires HTTP mode.");
        }
        if (proxy.forwardFor != null) {
            warn(proxy.position, "'option forwardfor'" + owner + "it requires HTTP mode.");
        }
    }

    private static boolean hashesRequests(Balance balance) {
        return switch (balance.algorithm()) {
            case "uri", "url_param", "hdr" -> true;
            default -> false;
        };
    }

    private void timeouts(ProxySection proxy) {
        boolean client = proxy.hasFrontend() && proxy.timeoutClientMs < 0;
        boolean tunnelServes = proxy.mode == ProxySection.Mode.TCP && proxy.timeoutTunnelMs >= 0;
        boolean server = proxy.hasBackend() && !proxy.servers.isEmpty()
            && (proxy.timeoutConnectMs < 0 || proxy.timeoutServerMs < 0 && !tunnelServes);
        if (client || server) {
            warn(proxy.position, "missing timeouts for " + Reading.describe(proxy) + ".\n"
                + "   | While not properly invalid, you will certainly encounter various problems\n"
                + "   | with such a configuration. To fix this, please ensure that all following\n"
                + "   | timeouts are set to a non-zero value: 'client', 'connect', 'server'.");
        }
    }

    /** What {@code unix-bind} says counts for every unix socket that does not say itself. */
    private void unixSockets() {
        UnixSettings common = reading.configuration.global.unixBind;
        for (ProxySection proxy : reading.configuration.proxies) {
            for (BindLine bind : proxy.binds) {
                complete(bind.unix, common);
            }
        }
        for (BindLine socket : reading.configuration.global.statsSockets) {
            complete(socket.unix, common);
        }
    }

    private static void complete(UnixSettings settings, UnixSettings common) {
        settings.mode = settings.mode < 0 ? common.mode : settings.mode;
        if (settings.uid < 0) {
            settings.uid = common.uid;
            settings.userName = common.userName;
        }
        if (settings.gid < 0) {
            settings.gid = common.gid;
            settings.groupName = common.groupName;
        }
    }
}
