package io.sluice.language.config.keyword;

import io.sluice.base.address.SocketAddress;
import io.sluice.language.config.model.ServerLine;
import io.sluice.language.config.text.AddressText;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.config.text.ParsedAddress;
import java.util.List;

/** Health checks. They are read and kept; as long as no check runs, one warning says that servers are considered up. */
final class ServerChecks extends ServerFamily {

    private static final String NO_CHECKS_YET =
        "health checks are not run yet: servers with '%' are always considered up until they are set down by a command.";

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.server("check", "", "Health checks; not run yet."),
            Keyword.server("no-check", "", "Takes back \"check\"."),
            Keyword.server("agent-check", "", "Checks by an agent on the server; not run yet."),
            Keyword.server("no-agent-check", "", "Takes back \"agent-check\"."),
            Keyword.server("inter", "<time>", "Interval of health checks."),
            Keyword.server("fastinter", "<time>", "Interval while the state is changing."),
            Keyword.server("downinter", "<time>", "Interval while the server is down."),
            Keyword.server("rise", "<number>", "Good checks that make a server up."),
            Keyword.server("fall", "<number>", "Failed checks that make a server down."),
            Keyword.server("port", "<port>", "Port of health checks."),
            Keyword.server("addr", "<address>", "Address of health checks."),
            Keyword.server("agent-inter", "<time>", "Interval of agent checks."),
            Keyword.server("agent-port", "<port>", "Port of the agent."),
            Keyword.server("agent-addr", "<address>", "Address of the agent."),
            Keyword.server("agent-send", "<text>", "Text sent to the agent."),
            Keyword.server("track", "[<backend>/]<server>", "Follows the state of another server.").accepted(),
            Keyword.server("observe", "none | layer4 | layer7", "Watches traffic for errors."),
            Keyword.server("on-error", "fastinter | fail-check | sudden-death | mark-down", "What an observed error does."),
            Keyword.server("error-limit", "<number>", "Observed errors in a row that count."),
            Keyword.server("on-marked-down", "shutdown-sessions", "What happens to sessions when the server goes down."),
            Keyword.server("on-marked-up", "shutdown-backup-sessions", "What happens to backups' sessions when the server comes up."),
            Keyword.server("init-state", "none | up | fully-up | down | fully-down", "State before the first check."));
    }

    @Override
    String read(String name, OptionWords words, ServerLine server, ProxyDraft draft, Reading reading) {
        switch (name) {
            case "check" -> {
                server.check = true;
                warn(words, name, reading);
                return null;
            }
            case "no-check" -> {
                server.check = false;
                return null;
            }
            case "agent-check" -> {
                server.agentCheck = true;
                warn(words, name, reading);
                return null;
            }
            case "no-agent-check" -> {
                server.agentCheck = false;
                return null;
            }
            default -> {
                return withValue(name, words.next(), server, reading);
            }
        }
    }

    private static void warn(OptionWords words, String name, Reading reading) {
        if (reading.acceptedWords.add("check")) {
            reading.diagnostics.warning(words.position(), NO_CHECKS_YET.replace("%", name));
        }
    }

    private static String withValue(String name, String value, ServerLine server, Reading reading) {
        return switch (name) {
            case "inter", "fastinter", "downinter", "agent-inter" -> interval(name, value, server);
            case "rise", "fall", "error-limit" -> count(name, value, server);
            case "port", "agent-port" -> port(name, value, server);
            case "addr", "agent-addr" -> address(name, value, server, reading);
            case "agent-send", "track" -> {
                if ("track".equals(name)) {
                    server.track = value;
                } else {
                    server.agentSend = value;
                }
                String expected = "track".equals(name) ? "[<proxy>/]<server>" : "a string";
                yield value.isEmpty() ? "'" + name + "' expects " + expected + " as argument." : null;
            }
            default -> choice(name, value, server);
        };
    }

    private static String interval(String name, String value, ServerLine server) {
        int time = time(value, 1);
        if (time == FAILED) {
            return timeProblem(name, value);
        }
        switch (name) {
            case "inter" -> server.interMs = time;
            case "fastinter" -> server.fastInterMs = time;
            case "downinter" -> server.downInterMs = time;
            default -> server.agentInterMs = time;
        }
        return null;
    }

    private static String count(String name, String value, ServerLine server) {
        long number = Numbers.parse(value, 1, Integer.MAX_VALUE);
        if (value.isEmpty()) {
            return "'" + name + "' expects an integer argument.";
        }
        if (number == Numbers.INVALID) {
            return ("error-limit".equals(name) ? name : "'" + name + "'") + " has to be > 0.";
        }
        switch (name) {
            case "rise" -> server.rise = (int) number;
            case "fall" -> server.fall = (int) number;
            default -> server.errorLimit = (int) number;
        }
        return null;
    }

    private static String port(String name, String value, ServerLine server) {
        long port = Numbers.parse(value, 0, 65_535);
        if (port == Numbers.INVALID) {
            return value.isEmpty() ? "'" + name + "' expects a port number as argument." : "invalid port '" + value + "' in '" + name + "'";
        }
        if ("port".equals(name)) {
            server.checkPort = (int) port;
        } else {
            server.agentPort = (int) port;
        }
        return null;
    }

    private static String address(String name, String value, ServerLine server, Reading reading) {
        if (value.isEmpty()) {
            return "'" + name + "' expects <ipv4|ipv6> as argument.";
        }
        ParsedAddress parsed = AddressText.parse(value, 0, reading.surroundings.resolver());
        if (parsed.error() != null || !parsed.isIp()) {
            return "agent-addr".equals(name) ? "parsing agent-addr failed. Check if '" + value + "' is correct address."
                : parsed.error() == null ? "'addr' expects <ipv4|ipv6> as argument." : parsed.error();
        }
        SocketAddress address = parsed.socketAddress(parsed.portLow());
        if ("addr".equals(name)) {
            server.checkAddress = address;
            server.checkPort = parsed.portWritten() ? parsed.portLow() : server.checkPort;
        } else {
            server.agentAddress = address;
        }
        return null;
    }

    private static String choice(String name, String value, ServerLine server) {
        if (value.isEmpty() && "observe".equals(name)) {
            return "'observe' expects <mode> as argument.";
        }
        switch (name) {
            case "observe" -> server.observe = value;
            case "on-error" -> server.onError = value;
            case "init-state" -> server.initialState = value;
            case "on-marked-down" -> server.shutsSessionsWhenDown = true;
            default -> server.shutsBackupSessionsWhenUp = true;
        }
        return switch (name) {
            case "observe" -> switch (value) {
                case "none", "layer4", "layer7" -> null;
                default -> "'observe' expects one of 'none', 'layer4', 'layer7' but got '" + value + "'";
            };
            case "on-error" -> switch (value) {
                case "fastinter", "fail-check", "sudden-death", "mark-down" -> null;
                default -> "'on-error' expects one of 'fastinter', 'fail-check', 'sudden-death' or 'mark-down' but got '" + value + "'";
            };
            case "init-state" -> switch (value) {
                case "none", "fully-up", "up", "down", "fully-down" -> null;
                default -> "'init-state' expects one of 'none', 'fully-up', 'up', 'down', or 'fully-down' but got '" + value + "'";
            };
            case "on-marked-down" -> "shutdown-sessions".equals(value) ? null
                : "'on-marked-down' expects 'shutdown-sessions' but got '" + value + "'";
            default -> "shutdown-backup-sessions".equals(value) ? null
                : "'on-marked-up' expects 'shutdown-backup-sessions' but got '" + value + "'";
        };
    }
}
