package io.sluice.engine.log;

import io.sluice.language.format.LineFormat;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A custom format ready to run: an array of segments that are printed one behind another. Immutable, shared by all loops.
 *
 * <p>Log lines are one use; any text that is made of a stream's values is another: {@link #write} gives the bytes.
 */
public final class CompiledFormat implements LogFormat {

    private final FormatSegment[] segments;

    private CompiledFormat(FormatSegment[] segments) {
        this.segments = segments;
    }

    static CompiledFormat of(LineFormat format, FormatFacts facts) {
        return new CompiledFormat(new FormatCompiler(format, facts).segments());
    }

    /** A format whose text is not a log line: what does not exist leaves nothing in it. */
    public static CompiledFormat text(LineFormat format) {
        return of(format, new FormatFacts(true, LogNames.EMPTY, ProcessHandle.current().pid(), new AtomicLong(), false));
    }

    @Override
    public void print(TrafficRecord record, LinePrinter printer) {
        printer.blankEnd = printer.line.length();
        for (FormatSegment segment : segments) {
            segment.print(record, printer);
        }
    }

    /**
     * Writes the text for a record's present values into {@code target}, cut at its end; returns its length. {@code loop} belongs to the calling
     * thread and lends its line.
     */
    public int write(LoopLog loop, TrafficRecord record, byte[] target) {
        LineBuffer line = loop.printer().line;
        line.clear(target.length);
        print(record, loop.printer());
        System.arraycopy(line.bytes(), 0, target, 0, line.length());
        return line.length();
    }
}
