package io.sluice.engine.log;

import io.sluice.language.config.model.FormatLine;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.format.FormatAlias;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The logging of one proxy, decided at start: its format, its targets and which lines it wants. Immutable and shared by all threads; each
 * brings its own {@link LoopLog}.
 */
public final class ProxyLog {

    private static final int DEFAULT_LENGTH_BYTES = 1024;

    private final LogTarget[] targets;
    private final LogFormat format;
    private final LogFormat structuredData;
    private final LogFormat errorFormat;
    private final UniqueIds uniqueIds;
    private final int longestLineBytes;
    private final boolean atAccept;
    private final boolean logAsap;
    private final boolean early;
    private final boolean withoutNormal;
    private final boolean withoutNull;
    private final boolean separateErrors;
    private final boolean showsUniqueId;
    private final boolean needsFrontendAddress;
    private final boolean needsServerAddresses;
    /** Lines so far; null where no format shows their number. */
    private final AtomicLong lines;

    /** For a proxy. */
    ProxyLog(ProxySection proxy, LogTarget[] targets, LogIdentity identity) {
        this.targets = targets;
        AtomicLong counter = new AtomicLong();
        FormatFacts facts = new FormatFacts(proxy.mode == ProxySection.Mode.HTTP, LogNames.bytes(LogIdentity.systemHostname()), identity.pid(),
            counter, true);
        // A backend inherits formats from its defaults section, too, but writes no traffic lines, and so they were never read.
        boolean custom = proxy.logFormat == ProxySection.LogFormat.CUSTOM && isRead(proxy.customFormat);
        format = custom ? CompiledFormat.of(proxy.customFormat.format(), facts) : LogFormats.of(proxy);
        boolean structured = isRead(proxy.structuredData) && takesStructuredData(targets);
        structuredData = structured ? CompiledFormat.of(proxy.structuredData.format(), facts) : null;
        errorFormat = isRead(proxy.errorFormat) ? CompiledFormat.of(proxy.errorFormat.format(), facts) : null;
        uniqueIds = !isRead(proxy.uniqueIdFormat) ? null
            : new UniqueIds(CompiledFormat.of(proxy.uniqueIdFormat.format(), facts), proxy.uniqueIdHeader);
        lines = shows(proxy, FormatAlias.LOG_COUNTER) ? counter : null;
        longestLineBytes = longest(targets);
        atAccept = proxy.logFormat == ProxySection.LogFormat.NONE;
        logAsap = proxy.has(ProxyOption.LOG_AS_SOON_AS_POSSIBLE);
        early = logAsap || custom && !proxy.customFormat.format().waitsForEnd() && !(structured && proxy.structuredData.format().waitsForEnd());
        withoutNormal = proxy.has(ProxyOption.DONT_LOG_NORMAL);
        withoutNull = proxy.has(ProxyOption.DONT_LOG_NULL);
        separateErrors = proxy.has(ProxyOption.LOG_SEPARATE_ERRORS);
        showsUniqueId = uniqueIds != null && shows(proxy, FormatAlias.UNIQUE_ID);
        needsFrontendAddress = shows(proxy, FormatAlias.FRONTEND_ADDRESS, FormatAlias.FRONTEND_PORT);
        needsServerAddresses =
            shows(proxy, FormatAlias.SOURCE_ADDRESS, FormatAlias.SOURCE_PORT, FormatAlias.SERVER_ADDRESS, FormatAlias.SERVER_PORT);
    }

    /** For the process, which has messages but no traffic. */
    ProxyLog(LogTarget[] targets, LogIdentity identity) {
        this(new ProxySection(), targets, identity);
    }

    private static boolean isRead(FormatLine line) {
        return line != null && line.format() != null;
    }

    private static boolean takesStructuredData(LogTarget[] targets) {
        for (LogTarget target : targets) {
            if (target.takesStructuredData()) {
                return true;
            }
        }
        return false;
    }

    private static boolean shows(ProxySection proxy, FormatAlias... aliases) {
        return proxy.logFormat == ProxySection.LogFormat.CUSTOM && shows(proxy.customFormat, aliases) || shows(proxy.structuredData, aliases)
            || shows(proxy.errorFormat, aliases) || shows(proxy.uniqueIdFormat, aliases);
    }

    private static boolean shows(FormatLine line, FormatAlias... aliases) {
        return isRead(line) && line.format().shows(aliases);
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

    /** True when the line says only who connected and is due at accept; otherwise it is due at the end, or as {@link #isEarly} says. */
    public boolean isAtAccept() {
        return atAccept;
    }

    /**
     * The line is due as soon as the response's head (HTTP) or the server connection (TCP) is there: {@code option logasap}, or a format without any
     * value that is known only at the end.
     */
    public boolean isEarly() {
        return early;
    }

    /** Some format shows the address that the client connected to. */
    public boolean needsFrontendAddress() {
        return needsFrontendAddress;
    }

    /** Some format shows an end of the connection to the server. */
    public boolean needsServerAddresses() {
        return needsServerAddresses;
    }

    /** How requests are numbered, or null. */
    public UniqueIds uniqueIds() {
        return uniqueIds;
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
        if (record.logLevel != TrafficRecord.MISSING) {
            level = record.logLevel;
            if (level == LogLevel.SILENT) {
                return;
            }
        }
        record.logAsap = logAsap;
        if (showsUniqueId && record.uniqueIdLength == 0 && record.origin != LogOrigin.SESSION_ERROR) {
            uniqueIds.make(loop, record);
        }
        LineBuffer data = structuredData == null ? null : structuredData(loop, record);
        LineBuffer line = loop.printer().line;
        line.clear(longestLineBytes);
        format.print(record, loop.printer());
        if (line.length() == 0) {
            return;
        }
        send(loop, line, level, data);
        if (lines != null) {
            lines.incrementAndGet();
        }
    }

    private LineBuffer structuredData(LoopLog loop, TrafficRecord record) {
        LineBuffer line = loop.printer().line;
        line.clear(longestLineBytes);
        structuredData.print(record, loop.printer());
        LineBuffer data = loop.structuredData();
        data.clear(longestLineBytes);
        data.put(line.bytes(), 0, line.length());
        return data;
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
        if (errorFormat == null) {
            loop.printer().putRefused(record, listenerName, reason);
        } else {
            record.origin = LogOrigin.KILLED;
            errorFormat.print(record, loop.printer());
        }
        if (line.length() > 0) {
            send(loop, line, separateErrors ? LogLevel.ERROR : LogLevel.INFO, null);
        }
    }

    /** Writes a message that is not about one request, from the thread that owns {@code loop}. Control characters are escaped. */
    public void message(LoopLog loop, int level, String text) {
        LineBuffer line = loop.printer().line;
        line.clear(longestLineBytes);
        line.putEscapedMessage(LogNames.bytes(text));
        send(loop, line, level, null);
    }

    private void send(LoopLog loop, LineBuffer line, int level, LineBuffer data) {
        long now = loop.epochMicros();
        for (LogTarget target : targets) {
            target.send(loop, line, level, now, data);
        }
    }
}
