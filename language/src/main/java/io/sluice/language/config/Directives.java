package io.sluice.language.config;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.keyword.Reading;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Condition;
import io.sluice.language.config.text.Tokenizer;

/** Lines that start with a dot: blocks of {@code .if}, and messages. One object per file. */
final class Directives {

    /** Most blocks inside each other. */
    static final int NESTING_LIMIT = 512;

    /** One open block. */
    private enum State {
        /** Lines count. */
        TAKEN,
        /** No branch was taken yet. */
        SEEKING,
        /** A branch was taken before, or the whole block stands in a skipped one. */
        DONE
    }

    private final Reading reading;
    private final Tokenizer tokenizer;
    private final State[] states = new State[NESTING_LIMIT];
    private final boolean[] inElse = new boolean[NESTING_LIMIT];
    private int depth;
    private int overflow;

    Directives(Reading reading, Tokenizer tokenizer) {
        this.reading = reading;
        this.tokenizer = tokenizer;
    }

    /** True while lines do not count. */
    boolean skipping() {
        return overflow > 0 || depth > 0 && states[depth - 1] != State.TAKEN;
    }

    /** Reads the line when it is a directive; {@code start} is the place of its dot. */
    boolean read(String line, int start, Position position) {
        int end = start + 1;
        while (end < line.length() && !Characters.isSpace(line.charAt(end)) && line.charAt(end) != '#') {
            end++;
        }
        String name = line.substring(start, end);
        switch (name) {
            case ".if" -> openBlock(line, end, position);
            case ".elif" -> elseIf(line, end, position);
            case ".else" -> otherwise(line, end, position);
            case ".endif" -> close(line, end, position);
            case ".diag" -> message(Severity.DIAG, name, line, position);
            case ".notice" -> message(Severity.NOTICE, name, line, position);
            case ".warning" -> message(Severity.WARNING, name, line, position);
            case ".alert" -> message(Severity.ALERT, name, line, position);
            default -> {
                if (!skipping()) {
                    reading.diagnostics.errorTight(position, "unknown directive '" + name + "'.");
                }
            }
        }
        return true;
    }

    private void openBlock(String line, int from, Position position) {
        if (depth == NESTING_LIMIT) {
            if (overflow++ == 0) {
                reading.diagnostics.errorTight(position, "too many nested '.if', max is " + NESTING_LIMIT + ".");
            }
            return;
        }
        boolean skipped = skipping();
        inElse[depth] = false;
        states[depth++] = skipped ? State.DONE : decide(".if", line, from, position);
    }

    private void elseIf(String line, int from, Position position) {
        if (overflow > 0 || !open(".elif", position)) {
            return;
        }
        State state = states[depth - 1];
        states[depth - 1] = state != State.SEEKING ? State.DONE : decide(".elif", line, from, position);
    }

    private void otherwise(String line, int from, Position position) {
        if (overflow > 0 || extra(".else", line, from, position) || !open(".else", position)) {
            return;
        }
        inElse[depth - 1] = true;
        states[depth - 1] = states[depth - 1] == State.SEEKING ? State.TAKEN : State.DONE;
    }

    private void close(String line, int from, Position position) {
        boolean extra = extra(".endif", line, from, position);
        if (overflow > 0) {
            overflow--;
        } else if (depth > 0) {
            depth--;
        } else if (!extra) {
            reading.diagnostics.errorTight(position, "lone '.endif' with no matching '.if'.");
        }
    }

    private boolean open(String name, Position position) {
        if (depth == 0) {
            reading.diagnostics.errorTight(position, "lone '" + name + "' with no matching '.if'.");
            return false;
        }
        if (inElse[depth - 1]) {
            reading.diagnostics.errorTight(position, "'" + name + "' after '.else' is not permitted.");
            return false;
        }
        return true;
    }

    private boolean extra(String name, String line, int from, Position position) {
        if (!tokenizer.split(line.substring(from)) || tokenizer.words().isEmpty()) {
            return false;
        }
        reading.diagnostics.errorTight(position, "Unexpected argument '" + tokenizer.words().getFirst() + "' for '" + name + "'.");
        return true;
    }

    /** What becomes of a branch; after an error in its condition the whole block is left out. */
    private State decide(String name, String line, int from, Position position) {
        if (!tokenizer.splitWhole(line, from)) {
            LineProblem.report(reading, position, line, tokenizer.error(), tokenizer.errorIndex());
            return State.DONE;
        }
        String expression = tokenizer.words().isEmpty() ? "" : tokenizer.words().getFirst();
        Condition condition = new Condition(expression, reading.environment, reading.surroundings);
        boolean holds = condition.evaluate();
        if (condition.error() != null) {
            reading.diagnostics.errorTight(position, condition.error() + " in '" + name + "' at position " + (condition.errorIndex() + 1) + ":"
                + LineProblem.pointer(name + " " + expression, name.length() + 1 + condition.errorIndex()));
            return State.DONE;
        }
        return holds ? State.TAKEN : State.SEEKING;
    }

    private void message(Severity severity, String name, String line, Position position) {
        if (!tokenizer.split(line)) {
            LineProblem.report(reading, position, line, tokenizer.error(), tokenizer.errorIndex());
            return;
        }
        if (skipping()) {
            return;
        }
        if (tokenizer.emptyWord() >= 0) {
            LineProblem.emptyWord(reading, position, line, tokenizer.emptyWord(), tokenizer.emptyWordIndex());
        }
        if (tokenizer.words().size() > 2) {
            reading.diagnostics.errorTight(position, "Unexpected argument '" + tokenizer.words().get(2) + "' for '" + name
                + "'. Use quotes if the message should contain spaces.");
            return;
        }
        String text = tokenizer.words().size() > 1 ? tokenizer.words().get(1) : "";
        reading.diagnostics.inLine(severity, position, "parsing [" + position + "]: '" + text + "'.", null, null);
    }

    /** Reports a block that the file leaves open. */
    void endOfFile(Position last) {
        if (depth > 0) {
            reading.diagnostics.errorTight(last, "non-terminated '.if' block.");
        }
    }
}
