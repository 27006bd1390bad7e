package io.sluice.language.config.keyword;

import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import java.util.List;

/** Limits and threads of the whole process. */
final class GlobalLimits extends GlobalFamily {

    private static final int MOST_THREADS = 1024;

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.global("maxconn", "<number>", "Most concurrent client connections of the process."),
            Keyword.global("maxconnrate", "<number>", "Most new connections per second."),
            Keyword.global("maxsessrate", "<number>", "Most new sessions per second."),
            Keyword.global("maxsslrate", "<number>", "Most TLS handshakes per second.").accepted(),
            Keyword.global("maxcomprate", "<kilobytes>", "Most kilobytes per second that are compressed.").accepted(),
            Keyword.global("ulimit-n", "<number>", "Limit of open descriptors to set at start."),
            Keyword.global("fd-hard-limit", "<number>", "Upper bound for the limit of descriptors that is chosen automatically."),
            Keyword.global("strict-limits", "", "Ends the start when a limit cannot be set; \"no strict-limits\" only warns."),
            Keyword.global("nbthread", "<number>", "Number of event loops; one per core when not given."),
            Keyword.global("nbproc", "<number>", "Old name of nbthread: the processes of former times are event loops that share everything."),
            Keyword.global("thread-groups", "<number>", "Groups of threads; there is one group of event loops here.").accepted());
    }

    @Override
    void read(Line line, GlobalSection global, boolean negated, Reading reading) {
        switch (line.word(0)) {
            case "maxconn" -> global.maxconn = keep(global.maxconn, number(line, 0, Integer.MAX_VALUE, reading));
            case "maxconnrate" -> global.maxConnectionsPerSecond =
                keep(global.maxConnectionsPerSecond, number(line, 0, Integer.MAX_VALUE, reading));
            case "maxsessrate" -> global.maxSessionsPerSecond = keep(global.maxSessionsPerSecond, number(line, 0, Integer.MAX_VALUE, reading));
            case "maxsslrate" -> global.maxTlsPerSecond = keep(global.maxTlsPerSecond, number(line, 0, Integer.MAX_VALUE, reading));
            case "maxcomprate" -> compressionRate(line, global, reading);
            case "ulimit-n" -> global.descriptorLimit = keep(global.descriptorLimit, number(line, 0, Integer.MAX_VALUE, reading));
            case "fd-hard-limit" -> global.descriptorHardLimit = keep(global.descriptorHardLimit, number(line, 0, Integer.MAX_VALUE, reading));
            case "strict-limits" -> global.strictLimits = reading.tooMany(line, 0) ? global.strictLimits : !negated;
            case "nbthread" -> global.threads = keep(global.threads, threads(line, reading));
            case "nbproc" -> processes(line, global, reading);
            default -> number(line, 1, Integer.MAX_VALUE, reading);
        }
    }

    private static int keep(int old, int read) {
        return read == FAILED ? old : read;
    }

    private static void compressionRate(Line line, GlobalSection global, Reading reading) {
        int kilobytes = number(line, 0, Integer.MAX_VALUE, reading);
        if (kilobytes != FAILED) {
            global.maxCompressionBytesPerSecond = kilobytes * 1024L;
        }
    }

    private static int threads(Line line, Reading reading) {
        if (reading.tooMany(line, 1)) {
            return FAILED;
        }
        long number = Numbers.parse(line.word(1));
        if (number == Numbers.INVALID) {
            reading.diagnostics.error(line.position(),
                "'" + line.word(0) + "' passed a missing or unparsable integer value in '" + line.word(1) + "'", line.word(1), null);
            return FAILED;
        }
        if (number < 1 || number > MOST_THREADS) {
            reading.error(line, "'" + line.word(0) + "' value must be between 1 and " + MOST_THREADS + " (was " + number + ")");
            return FAILED;
        }
        return (int) number;
    }

    private static void processes(Line line, GlobalSection global, Reading reading) {
        int processes = threads(line, reading);
        if (processes != FAILED) {
            reading.diagnostics.warning(line.position(), "'nbproc " + processes + "' means " + processes
                + " event loops of one process that share all state; please use 'nbthread " + processes + "' instead.");
            if (global.threads < 0) {
                global.threads = processes;
            }
        }
    }
}
