package io.sluice.engine.log;

import io.sluice.language.config.model.LogLine;

/**
 * One log line of one proxy, ready for use: what it lets through, how a message starts, where it goes. Immutable except for the sampler,
 * which all proxies of the line share.
 */
final class LogTarget {

    private final SyslogHeader header;
    private final int outlet;
    private final int maxLengthBytes;
    private final int maxLevel;
    private final int minLevel;
    private final LogSampler sampler;

    /** The sampler is null when every message is sent. */
    LogTarget(LogLine line, LogIdentity identity, int outlet, LogSampler sampler) {
        this.header = new SyslogHeader(line.format(), line.facility(), identity);
        this.outlet = outlet;
        this.maxLengthBytes = line.maxLengthBytes();
        this.maxLevel = line.maxLevel();
        this.minLevel = line.minLevel();
        this.sampler = sampler;
    }

    /** The format has a place for structured data. */
    boolean takesStructuredData() {
        return header.takesStructuredData();
    }

    int maxLengthBytes() {
        return maxLengthBytes;
    }

    /** Sends the text that the sink holds. The length limit counts header and line end too. {@code data} is the structured data, or null. */
    void send(LoopLog loop, LineBuffer text, int level, long epochMicros, LineBuffer data) {
        if (level > maxLevel || sampler != null && !sampler.pick()) {
            return;
        }
        LineBuffer start = loop.header();
        start.clear(maxLengthBytes - 1);
        header.print(start, loop.printer().dates(), Math.max(level, minLevel), epochMicros, data);
        int room = maxLengthBytes - 1 - start.length();
        loop.offer(outlet, start, text, Math.min(room, text.length()));
    }
}
