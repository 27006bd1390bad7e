package io.sluice.language.config.keyword;

import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.config.text.SizeText;
import io.sluice.language.config.text.TimeText;
import java.util.List;

/** {@code tune.*} settings that mean something here, and check settings. The other {@code tune.*} words are read by {@link GlobalIgnored}. */
final class GlobalTuning extends GlobalFamily {

    private static final int SMALLEST_BUFFER = 1_024;
    private static final int LARGEST_BUFFER = 256 << 20;
    private static final int WHOLE = 100;

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.global("tune.bufsize", "<size>", "Size of a buffer, and so of the largest message head."),
            Keyword.global("tune.maxrewrite", "<number>", "Space in a buffer that is kept for added headers."),
            Keyword.global("tune.http.maxhdr", "<number>", "Most headers in a message.").accepted(),
            Keyword.global("tune.http.logurilen", "<number>", "Longest request line in a log."),
            Keyword.global("tune.cli.max-payload-size", "<size>", "Largest payload of a command."),
            Keyword.global("tune.maxaccept", "<number>", "Connections accepted in one go."),
            Keyword.global("tune.idle-pool.shared", "on | off", "Whether event loops may use each other's idle server connections."),
            Keyword.global("tune.pool-low-fd-ratio", "<0..100>",
                "Percentage of the descriptors from which only the first idle connection to each server is kept."),
            Keyword.global("tune.pool-high-fd-ratio", "<0..100>", "Percentage of the descriptors from which no idle server connections are kept."),
            Keyword.global("tune.rcvbuf.client", "<size>", "Receive buffer of client sockets in the system."),
            Keyword.global("tune.rcvbuf.server", "<size>", "Receive buffer of server sockets in the system."),
            Keyword.global("tune.sndbuf.client", "<size>", "Send buffer of client sockets in the system."),
            Keyword.global("tune.sndbuf.server", "<size>", "Send buffer of server sockets in the system."),
            Keyword.global("tune.notsent-lowat.client", "<size>", "Unsent bytes from which the system takes no more for a client."),
            Keyword.global("tune.notsent-lowat.server", "<size>", "Unsent bytes from which the system takes no more for a server."),
            Keyword.global("tune.pipesize", "<size>", "Size of the pipes through which the system moves data (option splice-auto and others)."),
            Keyword.global("maxpipes", "<number>", "Most pipes through which the system moves data; a quarter of maxconn when not given."),
            Keyword.global("nosplice", "", "Copies data always, whatever the splice options say."),
            Keyword.global("spread-checks", "<0..50>", "Percentage by which check intervals vary."),
            Keyword.global("max-spread-checks", "<time>", "Upper bound for spread check intervals."));
    }

    @Override
    void read(Line line, GlobalSection global, boolean negated, Reading reading) {
        switch (line.word(0)) {
            case "tune.bufsize" -> bufferSize(line, global, reading);
            case "tune.cli.max-payload-size" -> global.cliPayloadLimitBytes = keep(global.cliPayloadLimitBytes, size(line, reading));
            case "tune.maxrewrite" -> global.maxRewriteBytes = keep(global.maxRewriteBytes, number(line, 0, LARGEST_BUFFER, reading));
            case "tune.http.maxhdr" -> maxHeaders(line, global, reading);
            case "tune.http.logurilen" -> global.logUriLengthBytes = keep(global.logUriLengthBytes, number(line, 1, LARGEST_BUFFER, reading));
            case "tune.maxaccept" -> global.maxAccept = keep(global.maxAccept, number(line, -1, Integer.MAX_VALUE, reading));
            case "tune.rcvbuf.client" -> global.receiveBufferClientBytes = keep(global.receiveBufferClientBytes, size(line, reading));
            case "tune.rcvbuf.server" -> global.receiveBufferServerBytes = keep(global.receiveBufferServerBytes, size(line, reading));
            case "tune.sndbuf.client" -> global.sendBufferClientBytes = keep(global.sendBufferClientBytes, size(line, reading));
            case "tune.sndbuf.server" -> global.sendBufferServerBytes = keep(global.sendBufferServerBytes, size(line, reading));
            case "tune.notsent-lowat.client" -> global.unsentLimitClientBytes = keep(global.unsentLimitClientBytes, size(line, reading));
            case "tune.notsent-lowat.server" -> global.unsentLimitServerBytes = keep(global.unsentLimitServerBytes, size(line, reading));
            case "tune.pipesize" -> global.pipeBytes = keep(global.pipeBytes, size(line, reading));
            case "maxpipes" -> global.maxPipes = keep(global.maxPipes, number(line, 0, Integer.MAX_VALUE, reading));
            case "nosplice" -> global.noSplice |= !reading.tooMany(line, 0);
            case "tune.pool-low-fd-ratio" -> global.poolLowDescriptorPercent = percent(line, global.poolLowDescriptorPercent, reading);
            case "tune.pool-high-fd-ratio" -> global.poolHighDescriptorPercent = percent(line, global.poolHighDescriptorPercent, reading);
            case "tune.idle-pool.shared" -> global.idlePoolShared = onOff(line, global.idlePoolShared, reading);
            case "spread-checks" -> spread(line, global, reading);
            default -> maxSpread(line, global, reading);
        }
    }

    private static int keep(int old, int read) {
        return read == FAILED ? old : read;
    }

    private static int size(Line line, Reading reading) {
        String name = line.word(0);
        if (line.count() < 2) {
            reading.error(line, "'" + name + "' expects an integer argument");
            return FAILED;
        }
        if (reading.tooMany(line, 1)) {
            return FAILED;
        }
        long size = SizeText.parseBytes(line.word(1));
        if (size < 0) {
            String rest = line.word(1).substring((int) (-1 - size));
            reading.diagnostics.error(line.position(), "unexpected '" + rest + "' after size passed to '" + name + "'", line.word(1), null);
            return FAILED;
        }
        if (size > Integer.MAX_VALUE - 16) {
            reading.error(line, "'" + name + "' expects a size in bytes from 0 to " + (Integer.MAX_VALUE - 16) + ".");
            return FAILED;
        }
        return (int) size;
    }

    private static void bufferSize(Line line, GlobalSection global, Reading reading) {
        int size = size(line, reading);
        if (size == FAILED) {
            return;
        }
        if (size == 0) {
            reading.error(line, "'tune.bufsize' expects a positive integer argument.");
        } else if (size < SMALLEST_BUFFER || size >= LARGEST_BUFFER) {
            reading.error(line, "'tune.bufsize' must be at least " + SMALLEST_BUFFER + " and below 256 MB (current value = " + size + ").");
        } else {
            global.bufferSizeBytes = size;
        }
    }

    private static void maxHeaders(Line line, GlobalSection global, Reading reading) {
        int number = number(line, Integer.MIN_VALUE + 1L, Integer.MAX_VALUE, reading);
        if (number == FAILED) {
            return;
        }
        if (number < 1 || number > 32_767) {
            reading.error(line, "'tune.http.maxhdr' expects a numeric value between 1 and 32767");
            return;
        }
        global.maxHeaders = number;
    }

    private static int percent(Line line, int old, Reading reading) {
        long percent = Numbers.parse(line.word(1), 0, WHOLE);
        if (percent == Numbers.INVALID) {
            reading.error(line, "'" + line.word(0) + "' expects an integer argument between 0 and 100.");
            return old;
        }
        return reading.tooMany(line, 1) ? old : (int) percent;
    }

    private static boolean onOff(Line line, boolean old, Reading reading) {
        switch (line.word(1)) {
            case "on":
                return true;
            case "off":
                return false;
            default:
                reading.error(line, "'" + line.word(0) + "' expects either 'on' or 'off' but got '" + line.word(1) + "'.");
                return old;
        }
    }

    private static void maxSpread(Line line, GlobalSection global, Reading reading) {
        long time = TimeText.parseMs(line.word(1));
        if (time < 0) {
            reading.diagnostics.errorTight(line.position(), time == TimeText.OVERFLOW
                ? "timer overflow in argument '" + line.word(1) + "' to 'max-spread-checks'."
                : "unsupported character '" + TimeText.unexpectedCharacter(line.word(1), time)
                    + "' in 'max-spread-checks' (wants an integer delay).");
            return;
        }
        global.maxSpreadChecksMs = (int) time;
    }

    private static void spread(Line line, GlobalSection global, Reading reading) {
        if (line.count() < 2) {
            reading.diagnostics.errorTight(line.position(), "'spread-checks' expects an integer argument (0..50).");
            return;
        }
        int percent = number(line, Integer.MIN_VALUE + 1L, Integer.MAX_VALUE, reading);
        if (percent == FAILED) {
            return;
        }
        if (percent < 0 || percent > 50) {
            reading.diagnostics.errorTight(line.position(), "'spread-checks' needs a positive value in range 0..50.");
            return;
        }
        global.spreadChecksPercent = percent;
    }
}
