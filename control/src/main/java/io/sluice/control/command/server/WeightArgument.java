package io.sluice.control.command.server;

import io.sluice.control.command.Argument;
import io.sluice.control.command.ByteText;
import io.sluice.control.command.CommandFailure;
import io.sluice.engine.server.Server;

/** A weight as users write it: {@code 0} to {@code 256}, or a percentage of the weight in the configuration. */
record WeightArgument(long number, boolean relative) {
    private static final int LARGEST = 256;
    private static final int MOST_DIGITS = 15;

    static Argument<WeightArgument> named(String name) {
        return Argument.word(name, WeightArgument.class, "Require <weight> or <weight%>.", WeightArgument::parse);
    }

    private static WeightArgument parse(String word) throws CommandFailure {
        int end = word.startsWith("-") || word.startsWith("+") ? 1 : 0;
        int firstDigit = end;
        while (end < word.length() && word.charAt(end) >= '0' && word.charAt(end) <= '9') {
            end++;
        }
        if (end == firstDigit) {
            throw new CommandFailure("Empty weight string empty or preceded by garbage");
        }
        String rest = ByteText.toJava(word.substring(end));
        if (!rest.isEmpty() && !rest.equals("%")) {
            throw new CommandFailure("Trailing garbage in weight string");
        }
        long magnitude = end - firstDigit > MOST_DIGITS ? Long.MAX_VALUE / 1000 : Long.parseLong(word.substring(firstDigit, end));
        long number = word.startsWith("-") ? -magnitude : magnitude;
        if (!rest.isEmpty() && number < 0) {
            throw new CommandFailure("Relative weight must be positive.");
        }
        if (rest.isEmpty() && (number < 0 || number > LARGEST)) {
            throw new CommandFailure("Absolute weight can only be between 0 and 256 inclusive.");
        }
        return new WeightArgument(number, !rest.isEmpty());
    }

    /** The weight for this server; a percentage never exceeds the largest weight. */
    int of(Server server) {
        return (int) (relative ? Math.min(LARGEST, number * server.initialWeight() / 100) : number);
    }
}
