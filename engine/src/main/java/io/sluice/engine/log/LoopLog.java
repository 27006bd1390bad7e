package io.sluice.engine.log;

import java.util.TimeZone;

/**
 * The log side of one producing thread, usually an event loop: the sinks that lines are printed into and the ring that carries them to
 * the writer. Never blocks; a message that finds no room is dropped and counted.
 */
public final class LoopLog {

    private final int ringBytes;
    /** Made by the first message, so that a loop that logs nothing costs nothing. */
    private LogRing ring;
    private final LogWriter writer;
    private final LogClock clock;
    private final LinePrinter printer;
    private final LineBuffer header = new LineBuffer();
    private final LineBuffer structuredData = new LineBuffer();
    private boolean hurried;

    LoopLog(LogWriter writer, LogClock clock, TimeZone zone, int ringBytes) {
        this.writer = writer;
        this.clock = clock;
        this.ringBytes = ringBytes;
        printer = new LinePrinter(zone);
    }

    LinePrinter printer() {
        return printer;
    }

    LineBuffer header() {
        return header;
    }

    LineBuffer structuredData() {
        return structuredData;
    }

    long epochMicros() {
        return clock.epochMicros();
    }

    void offer(int outlet, LineBuffer start, LineBuffer text, int textLength) {
        if (ring == null) {
            ring = new LogRing(ringBytes);
            writer.addRing(ring);
        }
        if (!ring.offer(outlet, start.bytes(), start.length(), text.bytes(), textLength)) {
            writer.countUnqueued(outlet);
        }
        if (writer.isAsleep()) {
            writer.wake();
        } else {
            hurryWhenFilling();
        }
    }

    /** The writer sleeps in short naps while messages come in; a ring that fills faster ends the nap, once per filling. */
    private void hurryWhenFilling() {
        if (!ring.isHalfFull()) {
            hurried = false;
        } else if (!hurried) {
            hurried = true;
            writer.hurry();
        }
    }
}
