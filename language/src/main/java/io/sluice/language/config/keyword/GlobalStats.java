package io.sluice.language.config.keyword;

import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.UnixSettings;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.config.text.TimeText;
import java.util.List;

/** Sockets of the Runtime API, and what unix sockets have in common. */
final class GlobalStats extends GlobalFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.global("stats socket", "<address> [<bind option>…]", "A socket that answers the Runtime API."),
            Keyword.global("stats timeout", "<time>", "How long a Runtime API connection may be idle."),
            Keyword.global("stats maxconn", "<number>", "Most connections of Runtime API sockets."),
            Keyword.global("stats bind-process", "<set>", "Processes of former times; every socket shows the same state.").accepted(),
            Keyword.global("unix-bind", "[prefix <path>] [mode <mode>] [user <name>] [uid <id>] [group <name>] [gid <id>]",
                "What unix listening sockets have in common."));
    }

    @Override
    void read(Line line, GlobalSection global, boolean negated, Reading reading) {
        if ("unix-bind".equals(line.word(0))) {
            unixBind(line, global, reading);
            return;
        }
        switch (line.word(1)) {
            case "socket" -> socket(line, global, reading);
            case "timeout" -> timeout(line, global, reading);
            case "maxconn" -> maxconn(line, global, reading);
            case "bind-process" -> reading.warnAccepted(KeywordTable.global("stats bind-process"), "stats bind-process", line,
                reading.diagnostics.errorCount());
            default -> reading.diagnostics.error(line.position(),
                "'stats' only supports 'socket', 'maxconn', 'bind-process' and 'timeout' (got '" + line.word(1) + "')", line.word(1), null);
        }
    }

    private static void socket(Line line, GlobalSection global, Reading reading) {
        if (line.count() < 3) {
            reading.error(line, "'stats socket' in global section expects an address or a path to a UNIX socket");
            return;
        }
        BindLine bind = BindLineReader.statsSocket(line, reading);
        if (bind != null) {
            global.statsSockets.add(bind);
        }
    }

    private static void timeout(Line line, GlobalSection global, Reading reading) {
        long value = TimeText.parseMs(line.word(2));
        if (value == TimeText.OVERFLOW) {
            reading.error(line, "timer overflow in argument '" + line.word(2)
                + "' to 'stats timeout' (maximum value is 2147483647 ms or ~24.8 days)");
        } else if (value < 0) {
            reading.error(line, "'stats timeout' : unexpected character '" + TimeText.unexpectedCharacter(line.word(2), value) + "'");
        } else if (value == 0) {
            reading.error(line, "'stats timeout' expects a positive value");
        } else {
            global.statsTimeoutMs = (int) value;
        }
    }

    private static void maxconn(Line line, GlobalSection global, Reading reading) {
        long value = Numbers.parse(line.word(2), 1, Integer.MAX_VALUE);
        if (value == Numbers.INVALID) {
            reading.diagnostics.error(line.position(), "'stats maxconn' expects a positive value", line.word(2), null);
            return;
        }
        global.statsMaxconn = (int) value;
    }

    private static void unixBind(Line line, GlobalSection global, Reading reading) {
        int next = 1;
        while (next < line.count()) {
            String option = line.word(next);
            String value = line.word(next + 1);
            String problem;
            if ("prefix".equals(option)) {
                problem = value.isEmpty() ? "'prefix' expects a path" : null;
                global.unixBindPrefix = Characters.decoded(value);
            } else {
                problem = settings(option, value, global.unixBind, reading);
            }
            if (problem != null) {
                reading.diagnostics.error(line.position(), problem, value, null);
                return;
            }
            next += 2;
        }
    }

    private static String settings(String option, String value, UnixSettings settings, Reading reading) {
        switch (option) {
            case "mode", "user", "uid", "group", "gid":
                String problem = UnixOptions.read(option, value, settings, reading);
                boolean unknown = problem != null && problem.contains("unknown");
                return problem == null ? null : "'unix-bind' : " + (unknown ? "'" + value + "' unknown " + option + "." : problem);
            default:
                return "'unix-bind' only supports the 'prefix', 'mode', 'uid', 'gid', 'user' and 'group' options.";
        }
    }
}
