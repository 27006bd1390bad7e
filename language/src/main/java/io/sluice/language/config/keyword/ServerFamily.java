package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ServerLine;
import io.sluice.language.config.text.TimeText;

/** Options of {@code server}, {@code server-template} and {@code default-server} lines. */
abstract class ServerFamily extends KeywordFamily {

    /** Stands for the name of the server in messages until the reader of the line puts it in. */
    static final String NAME = "\u0000";

    /** Value of {@link #time} for text that is no time. */
    static final int FAILED = Integer.MIN_VALUE;

    /** Reads the arguments of the option just taken; returns what is wrong, or null. */
    abstract String read(String name, OptionWords words, ServerLine server, ProxyDraft draft, Reading reading);

    /** A time of at least so many milliseconds, or {@link #FAILED}; {@link #timeProblem} then says why. */
    static int time(String text, int lowestMs) {
        long value = TimeText.parseMs(text);
        return value < lowestMs ? FAILED : (int) value;
    }

    static String timeProblem(String option, String text) {
        long value = TimeText.parseMs(text);
        if (text.isEmpty()) {
            return "'" + option + "' expects a delay as argument.";
        }
        if (value == TimeText.OVERFLOW) {
            return "timer overflow in argument <" + text + "> to <" + option + "> of server " + NAME
                + ", maximum value is 2147483647 ms (~24.8 days).";
        }
        if (value < 0) {
            return "unexpected character '" + TimeText.unexpectedCharacter(text, value) + "' in '" + option + "' argument of server "
                + NAME + ".";
        }
        return "invalid value " + value + " for argument '" + option + "' of server " + NAME + ".";
    }
}
