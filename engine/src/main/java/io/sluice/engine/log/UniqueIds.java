package io.sluice.engine.log;

import java.util.Locale;

/** {@code unique-id-format}: makes the identifier of a request, once in its life. Immutable. */
public final class UniqueIds {

    /** As much as one header line can carry. */
    private static final int LONGEST_BYTES = 1024;

    private final CompiledFormat format;
    private final byte[] header;

    /** The header's name is null when servers are not told. */
    UniqueIds(CompiledFormat format, String header) {
        this.format = format;
        this.header = header == null ? null : LogNames.bytes(header.toLowerCase(Locale.ROOT));
    }

    /** Name of the header that carries it to servers, or null. */
    public byte[] header() {
        return header;
    }

    /** Gives the record its identifier. */
    public void make(LoopLog loop, TrafficRecord record) {
        LineBuffer line = loop.printer().line;
        line.clear(LONGEST_BYTES);
        format.print(record, loop.printer());
        if (record.uniqueId.length < line.length()) {
            record.uniqueId = new byte[Math.max(line.length(), 64)];
        }
        System.arraycopy(line.bytes(), 0, record.uniqueId, 0, line.length());
        record.uniqueIdLength = line.length();
    }
}
