package io.sluice.language.config.keyword;

import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.config.text.TimeText;

/** Keywords of the {@code global} section. */
abstract class GlobalFamily extends KeywordFamily {

    /** Value of {@link #number} and {@link #time} after an error was reported. */
    static final int FAILED = Integer.MIN_VALUE;

    /** Reads a line whose first word is one of this family's. {@code negated}: it was written behind {@code no}. */
    abstract void read(Line line, GlobalSection global, boolean negated, Reading reading);

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
            reading.diagnostics.error(line.position(),
                "cannot parse '" + name + "' value '" + line.word(1) + "', an integer is expected.", line.word(1), null);
            return FAILED;
        }
        if (value < lowest || value > highest) {
            reading.diagnostics.error(line.position(),
                "'" + name + "' value must be between " + lowest + " and " + highest + " (was " + value + ")", line.word(1), null);
            return FAILED;
        }
        return (int) value;
    }

    /** The one time argument of a line, in milliseconds. */
    static int time(Line line, Reading reading) {
        String name = line.word(0);
        if (line.count() < 2) {
            reading.error(line, "'" + name + "' expects <time> as argument.");
            return FAILED;
        }
        if (reading.tooMany(line, 1)) {
            return FAILED;
        }
        long value = TimeText.parseMs(line.word(1));
        if (value == TimeText.OVERFLOW) {
            reading.error(line, "timer overflow in argument '" + line.word(1) + "' to <" + name + ">, maximum value is 2147483647 ms (~24.8 days).");
            return FAILED;
        }
        if (value < 0) {
            reading.error(line,
                "unexpected character '" + TimeText.unexpectedCharacter(line.word(1), value) + "' in argument to <" + name + ">.");
            return FAILED;
        }
        return (int) value;
    }

    /** The one free argument of a line, or null after an error with this text. */
    static String text(Line line, String missing, Reading reading) {
        if (line.count() < 2) {
            reading.error(line, missing);
            return null;
        }
        return reading.tooMany(line, 1) ? null : line.word(1);
    }
}
