package io.sluice.language.config.keyword;

import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.source.Accounts;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import java.util.List;

/** How the process runs: identity, files, names, how it ends. */
final class GlobalProcess extends GlobalFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.global("daemon", "", "Runs in the background."),
            Keyword.global("master-worker", "[no-exit-on-failure]", "Runs with a supervising process."),
            Keyword.global("quiet", "", "Says nothing at start."),
            Keyword.global("zero-warning", "", "Ends the start when there is any warning."),
            Keyword.global("pidfile", "<file>", "Where the process number is written."),
            Keyword.global("chroot", "<directory>", "The root directory to change to after start."),
            Keyword.global("user", "<name>", "The user to become after start."),
            Keyword.global("group", "<name>", "The group to become after start."),
            Keyword.global("uid", "<number>", "The user to become after start, by number."),
            Keyword.global("gid", "<number>", "The group to become after start, by number."),
            Keyword.global("node", "<name>", "Name of this node in statistics."),
            Keyword.global("description", "<text>", "Free text about this process in statistics."),
            Keyword.global("localpeer", "<name>", "Name of this process among its peers."),
            Keyword.global("hard-stop-after", "<time>", "How long a soft stop waits before the remaining connections are closed."),
            Keyword.global("grace", "<time>", "How long listeners stay open after a soft stop was asked for."),
            Keyword.global("close-spread-time", "<time> | infinite", "Window over which idle connections are closed in a soft stop."),
            Keyword.global("external-check", "[preserve-env]", "Allows health checks by external programs.").accepted(),
            Keyword.global("insecure-fork-wanted", "", "Allows starting other programs.").accepted(),
            Keyword.global("insecure-setuid-wanted", "", "Allows programs that change their user.").accepted(),
            Keyword.global("expose-experimental-directives", "", "Allows words that are marked experimental.").accepted(),
            Keyword.global("expose-deprecated-directives", "", "Allows words that are marked deprecated.").accepted(),
            Keyword.global("set-dumpable", "[on | off | libs]", "Lets the system write a memory image after a fault."),
            Keyword.global("mworker-max-reloads", "<number>", "How many reloads an old worker survives.").accepted());
    }

    @Override
    void read(Line line, GlobalSection global, boolean negated, Reading reading) {
        switch (line.word(0)) {
            case "daemon" -> global.daemon |= !reading.tooMany(line, 0);
            case "quiet" -> global.quiet |= !reading.tooMany(line, 0);
            case "zero-warning" -> global.zeroWarning |= !reading.tooMany(line, 0);
            case "master-worker" -> masterWorker(line, global, reading);
            case "pidfile" -> global.pidFile = path(line, "'pidfile' expects a file name as an argument.", global.pidFile, reading);
            case "chroot" -> global.chroot = path(line, "'chroot' expects a directory as an argument.", global.chroot, reading);
            case "user", "uid" -> user(line, global, reading);
            case "group", "gid" -> group(line, global, reading);
            case "node" -> node(line, global, reading);
            case "description" -> description(line, global, reading);
            case "localpeer" -> localPeer(line, global, reading);
            case "external-check" -> externalCheck(line, global, reading);
            case "hard-stop-after", "grace", "close-spread-time" -> stopping(line, global, reading);
            default -> flag(line, global, negated, reading);
        }
    }

    private static void masterWorker(Line line, GlobalSection global, Reading reading) {
        if (line.count() > 1 && !"no-exit-on-failure".equals(line.word(1))) {
            reading.error(line, "'master-worker' only supports 'no-exit-on-failure' option");
            return;
        }
        global.masterWorker = true;
    }

    private static String path(Line line, String missing, String old, Reading reading) {
        String path = text(line, missing, reading);
        return path == null ? old : Characters.decoded(path);
    }

    private static void user(Line line, GlobalSection global, Reading reading) {
        if ("uid".equals(line.word(0))) {
            int id = number(line, 0, Integer.MAX_VALUE, reading);
            global.uid = id == FAILED ? global.uid : id;
            return;
        }
        String name = text(line, "'user' expects a user name as argument.", reading);
        if (name == null) {
            return;
        }
        int id = reading.userId(name);
        if (id == Accounts.UNKNOWN) {
            reading.diagnostics.error(line.position(), "cannot find user id for '" + name + "' (0:Success)", name, null);
            return;
        }
        global.userName = name;
        global.uid = id;
    }

    private static void group(Line line, GlobalSection global, Reading reading) {
        if ("gid".equals(line.word(0))) {
            int id = number(line, 0, Integer.MAX_VALUE, reading);
            global.gid = id == FAILED ? global.gid : id;
            return;
        }
        String name = text(line, "'group' expects a group name as argument.", reading);
        if (name == null) {
            return;
        }
        int id = reading.groupId(name);
        if (id == Accounts.UNKNOWN) {
            reading.diagnostics.error(line.position(), "cannot find group id for '" + name + "' (0:Success)", name, null);
            return;
        }
        global.groupName = name;
        global.gid = id;
    }

    private static void node(Line line, GlobalSection global, Reading reading) {
        if (reading.tooMany(line, 1)) {
            return;
        }
        String name = line.word(1);
        boolean valid = !name.isEmpty();
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            valid &= Characters.isLetter(character) || Characters.isDigit(character) || character == '-' || character == '_' || character == '.';
        }
        if (!valid) {
            reading.diagnostics.errorTight(line.position(), "'node' requires valid node name - non-empty string with digits(0-9), "
                + "letters(A-Z, a-z), dot(.), hyphen(-) or underscode(_).");
            return;
        }
        global.node = name;
    }

    private static void description(Line line, GlobalSection global, Reading reading) {
        if (line.count() < 2) {
            reading.diagnostics.errorTight(line.position(), "'description' expects a string argument.");
            return;
        }
        global.description = Characters.decoded(line.joined(1));
    }

    private static void localPeer(Line line, GlobalSection global, Reading reading) {
        String name = text(line, "'localpeer' expects a name as an argument.", reading);
        if (name != null) {
            global.localPeer = name;
            reading.environment.set("HAPROXY_LOCALPEER", name);
        }
    }

    private static void externalCheck(Line line, GlobalSection global, Reading reading) {
        if (line.count() > 1 && !"preserve-env".equals(line.word(1))) {
            reading.error(line, "'external-check' only supports 'preserve-env' as an argument, found '" + line.word(1) + "'.");
            return;
        }
        global.externalCheckAllowed = true;
        global.externalCheckPreservesEnvironment |= line.count() > 1;
    }

    private static void stopping(Line line, GlobalSection global, Reading reading) {
        boolean infinite = "close-spread-time".equals(line.word(0)) && "infinite".equals(line.word(1));
        int milliseconds = infinite ? Integer.MAX_VALUE : time(line, reading);
        if (milliseconds == FAILED) {
            return;
        }
        switch (line.word(0)) {
            case "hard-stop-after" -> global.hardStopAfterMs = milliseconds;
            case "grace" -> global.graceMs = milliseconds;
            default -> global.closeSpreadTimeMs = milliseconds;
        }
    }

    private static void flag(Line line, GlobalSection global, boolean negated, Reading reading) {
        boolean takesValue = "set-dumpable".equals(line.word(0)) || "mworker-max-reloads".equals(line.word(0));
        if (reading.tooMany(line, takesValue ? 1 : 0)) {
            return;
        }
        switch (line.word(0)) {
            case "set-dumpable" -> dumpable(line, global, reading);
            case "insecure-fork-wanted" -> global.insecureForkWanted = !negated;
            case "insecure-setuid-wanted" -> global.insecureSetuidWanted = true;
            case "expose-experimental-directives" -> global.exposeExperimentalDirectives = true;
            case "expose-deprecated-directives" -> global.exposeDeprecatedDirectives = true;
            default -> { }
        }
    }

    private static void dumpable(Line line, GlobalSection global, Reading reading) {
        switch (line.word(1)) {
            case "", "on", "libs" -> global.dumpable = true;
            case "off" -> global.dumpable = false;
            default -> reading.error(line, "'set-dumpable' only supports 'on' and 'off' as an argument, found '" + line.word(1) + "'.");
        }
    }
}
