package io.sluice.engine.log;

import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;

/**
 * The logging of one proxy, decided at start: its format, its targets and which lines it wants. Immutable and shared by all threads; each
 * brings its own {@link LoopLog}.
 */
public final class ProxyLog {

    private static final int DEFAULT_LENGTH_BYTES = 1024;

    private final LogTarget[] targets;
    private final LogFormat format;
    private final int longestLineBytes;
    private final boolean atAccept;
    private final boolean logAsap;
    private final boolean withoutNormal;
    private final boolean withoutNull;
    private final boolean separateErrors;

    /** For a proxy. */
    ProxyLog(ProxySection proxy, LogTarget[] targets) {
        this.targets = targets;
        format = LogFormats.of(proxy);
        longestLineBytes = longest(targets);
        atAccept = proxy.logFormat == ProxySection.LogFormat.NONE;
        logAsap = proxy.has(ProxyOption.LOG_AS_SOON_AS_POSSIBLE);
        withoutNormal = proxy.has(ProxyOption.DONT_LOG_NORMAL);
        withoutNull = proxy.has(ProxyOption.DONT_LOG_NULL);
        separateErrors = proxy.has(ProxyOption.LOG_SEPARATE_ERRORS);
    }

    /** For the process, which has messages but no traffic. */
    ProxyLog(LogTarget[] targets) {
        this(new ProxySection(), targets);
    }

    /** A line is built for the target that takes the longest, at least for the default length, and cut for the others. */
    private static int longest(LogTarget[] targets) {
        int longest = DEFAULT_LENGTH_BYTES;
        for (LogTarget target : targets) {
            longest = Math.max(longest, target.maxLengthBytes());
        }
        return longest;
    }

    /** False when there is no target: nothing needs to be recorded. */
    public boolean isEnabled() {
        return targets.length > 0;
    }

    /** True when the line says only who connected and is due at accept; otherwise it is due at the end, or as {@link #isAsap} says. */
    public boolean isAtAccept() {
        return atAccept;
    }

    /** {@code option logasap}: the line is due as soon as the response's head (HTTP) or the server connection (TCP) is there. */
    public boolean isAsap() {
        return logAsap;
    }

    /** Writes the traffic line of a request or session to every target, unless the proxy's options leave it out. */
    public void emit(LoopLog loop, TrafficRecord record) {
        if (targets.length == 0) {
            return;
        }
        int level = LogLevel.INFO;
        if (!atAccept) {
            boolean error = record.isError();
            if (withoutNull && record.bytesFromClient == 0 && !record.clientSpoke || withoutNormal && !error) {
                return;
            }
            level = error && separateErrors ? LogLevel.ERROR : LogLevel.INFO;
        }
        record.logAsap = logAsap;
        LineBuffer line = loop.printer().line;
        line.clear(longestLineBytes);
        format.print(record, loop.printer());
        send(loop, line, level);
    }

    /**
     * Writes the line of a connection that was refused before its first request. {@code silent}: the client said nothing, which is of no interest
     * with {@code option dontlognull}.
     */
    public void emitRefused(LoopLog loop, TrafficRecord record, byte[] listenerName, byte[] reason, boolean silent) {
        if (targets.length == 0 || silent && withoutNull) {
            return;
        }
        LineBuffer line = loop.printer().line;
        line.clear(longestLineBytes);
        loop.printer().putRefused(record, listenerName, reason);
        send(loop, line, separateErrors ? LogLevel.ERROR : LogLevel.INFO);
    }

    /** Writes a message that is not about one request, from the thread that owns {@code loop}. Control characters are escaped. */
    public void message(LoopLog loop, int level, String text) {
        LineBuffer line = loop.printer().line;
        line.clear(longestLineBytes);
        line.putEscapedMessage(LogNames.bytes(text));
        send(loop, line, level);
    }

    private void send(LoopLog loop, LineBuffer line, int level) {
        long now = loop.epochMicros();
        for (LogTarget target : targets) {
            target.send(loop, line, level, now);
        }
    }
}
