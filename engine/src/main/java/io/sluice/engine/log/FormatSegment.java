package io.sluice.engine.log;

/** One item of a {@link CompiledFormat}: appends its value. Immutable, shared by all loops, allocates nothing. */
abstract class FormatSegment {

    abstract void print(TrafficRecord record, LinePrinter printer);
}
