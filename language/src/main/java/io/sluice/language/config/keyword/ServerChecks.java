package io.sluice.language.config.keyword;

import io.sluice.base.address.SocketAddress;
import io.sluice.language.config.model.ServerLine;
import io.sluice.language.config.text.AddressText;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.config.text.ParsedAddress;
import java.util.List;

/** Health checks and agent checks of servers: when, where, and what follows from them. */
final class ServerChecks extends ServerFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.server("check", "", "Health checks."),
            Keyword.server("no-check", "", "Takes back \"check\"."),
            Keyword.server("agent-check", "", "Checks by an agent on the server."),
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
            Keyword.server("track", "[<backend>/]<server>", "Follows the state of another server."),
            Keyword.server("on-marked-down", "shutdown-sessions", "What happens to sessions when the server goes down."),
            Keyword.server("on-marked-up", "shutdown-backup-sessions", "What happens to backups' sessions when the server comes up."),
            Keyword.server("init-state", "none | up | fully-up | down | fully-down", "State before the first check."));
    }

    @Override
    String read(String name, OptionWords words, ServerLine server, ProxyDraft draft, Reading reading) {
        switch (name) {
            case "check" -> {
                server.check = true;
                return null;
            }
            case "no-check" -> {
                server.check = false;
                return null;
            }
            case "agent-check" -> {
                server.agentCheck = true;
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

    private static String withValue(String name, String value, ServerLine server, Reading reading) {
        return switch (name) {
            case "inter", "fastinter", "downinter", "agent-inter" -> interval(name, value, server);
            case "rise", "fall" -> count(name, value, server);
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
            return "'" + name + "' has to be > 0.";
        }
        if ("rise".equals(name)) {
            server.rise = (int) number;
        } else {
            server.fall = (int) number;
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
        switch (name) {
            case "init-state" -> server.initialState = value;
            case "on-marked-down" -> server.shutsSessionsWhenDown = true;
            default -> server.shutsBackupSessionsWhenUp = true;
        }
        return switch (name) {
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
