package io.sluice.language.config.keyword;

import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;

/** Keywords of the {@code defaults}, {@code frontend}, {@code listen} and {@code backend} sections. */
abstract class ProxyFamily extends KeywordFamily {

    /** Value of {@link #number} after an error was reported. */
    static final int FAILED = Integer.MIN_VALUE;

    /** Reads a line whose first word (or, for options, second) is one of this family's. {@code negated}: it was written behind {@code no}. */
    abstract void read(Line line, ProxyDraft draft, boolean negated, Reading reading);

    /** The one whole-number argument of a line. */
    static int number(Line line, long lowest, long highest, Reading reading) {
        String name = line.word(0);
        if (line.count() < 2) {
            reading.error(line, "'" + name + "' expects an integer argument.");
            return FAILED;
        }
        if (reading.tooMany(line, 1)) {
            return FAILED;
        }
        long value = Numbers.parse(line.word(1));
        if (value == Numbers.INVALID) {
            reading.diagnostics.error(line.position(), "'" + name + "' : unexpected value '" + line.word(1) + "', an integer is expected.",
                line.word(1), null);
            return FAILED;
        }
        if (value < lowest || value > highest) {
            reading.diagnostics.error(line.position(),
                "'" + name + "' value must be between " + lowest + " and " + highest + " (was " + value + ")", line.word(1), null);
            return FAILED;
        }
        return (int) value;
    }
}
