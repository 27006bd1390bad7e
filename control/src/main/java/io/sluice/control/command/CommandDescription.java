package io.sluice.control.command;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is known about a command without running it: its syntax, who may use it, what it does to the program, and
 * how {@code help} shows it. The dispatcher, the help texts and the reference manual are all driven by it. Immutable.
 */
public final class CommandDescription {
    private final Syntax syntax;
    private final Level level;
    private final Effect effect;
    private final Gate gate;
    private final Payload payload;
    private final String helpSyntax;
    private final String helpText;
    private final List<Argument<?>> arguments;
    private final List<String> examples;

    private CommandDescription(Builder builder) {
        this.syntax = builder.syntax;
        this.level = builder.level;
        this.effect = builder.effect;
        this.gate = builder.gate;
        this.payload = builder.payload;
        this.helpSyntax = builder.helpSyntax;
        this.helpText = builder.helpText;
        this.arguments = List.copyOf(builder.arguments);
        this.examples = List.copyOf(builder.examples);
        List<String> declared = arguments.stream().map(Argument::name).toList();
        if (!declared.equals(syntax.holeNames())) {
            throw new IllegalArgumentException("'" + syntax + "' has arguments " + declared);
        }
    }

    public static Builder of(String syntax, Level level, Effect effect) {
        return new Builder(syntax, level, effect);
    }

    Syntax syntax() {
        return syntax;
    }

    /** The syntax as declared, with its holes. */
    public String syntaxText() {
        return syntax.toString();
    }

    /** The words before the first hole. */
    public List<String> leadingWords() {
        return syntax.leadingWords();
    }

    public Level level() {
        return level;
    }

    public Effect effect() {
        return effect;
    }

    public Gate gate() {
        return gate;
    }

    public Payload payload() {
        return payload;
    }

    /** The left half of the help line; empty when the command has none, as most forms of one family. */
    public String helpSyntax() {
        return helpSyntax;
    }

    public String helpText() {
        return helpText;
    }

    public List<Argument<?>> arguments() {
        return arguments;
    }

    public List<String> examples() {
        return examples;
    }

    /** Collects the parts of a description. */
    public static final class Builder {
        private final Syntax syntax;
        private final Level level;
        private final Effect effect;
        private Gate gate = Gate.OPEN;
        private Payload payload = Payload.NONE;
        private String helpSyntax = "";
        private String helpText = "";
        private final List<Argument<?>> arguments = new ArrayList<>();
        private final List<String> examples = new ArrayList<>();

        private Builder(String syntax, Level level, Effect effect) {
            this.syntax = Syntax.of(syntax);
            this.level = level;
            this.effect = effect;
        }

        /** The two halves of the line that {@code help} prints. */
        public Builder help(String lineSyntax, String lineText) {
            helpSyntax = lineSyntax;
            helpText = lineText;
            return this;
        }

        /** The holes of the syntax, in its order. */
        public Builder arguments(Argument<?>... holes) {
            arguments.addAll(List.of(holes));
            return this;
        }

        public Builder gate(Gate needed) {
            gate = needed;
            return this;
        }

        public Builder takesPayload() {
            payload = Payload.TAKEN;
            return this;
        }

        public Builder example(String commandLine) {
            examples.add(commandLine);
            return this;
        }

        public CommandDescription build() {
            return new CommandDescription(this);
        }
    }
}
