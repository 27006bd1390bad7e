package io.sluice.control.stats;

import io.sluice.control.stats.column.StatRow;

/** One output format of {@code show stat}. Appends to the builder it is given and never looks back, so an output of any size is streamed. */
interface StatWriter {
    /** What stands before all rows. */
    void begin(StringBuilder out);

    void row(StringBuilder out, StatRow row);

    /** What stands after all rows. */
    void end(StringBuilder out);
}
