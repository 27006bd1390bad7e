package io.sluice.control.command.pattern;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.language.pattern.PatternProblem;
import io.sluice.language.pattern.PatternRegistry;

/** What the commands about maps and ACLs have in common: their words and where they find references. */
abstract class PatternCommand implements Command {

    final PatternRegistry registry;
    final PatternKind kind;
    private final Argument<PatternWords> words;
    private CommandDescription description;

    PatternCommand(PatternRegistry registry, PatternKind kind) {
        this.registry = registry;
        this.kind = kind;
        this.words = Argument.rest("words", PatternWords.class, PatternWords::new);
    }

    /** Declares the command; {@code verb} is its first word. */
    final CommandDescription.Builder declared(String verb, Effect effect) {
        return CommandDescription.of(verb + " " + kind.word + " {words...}", Level.ADMIN, effect).arguments(words);
    }

    final void describe(CommandDescription.Builder builder) {
        description = builder.build();
    }

    @Override
    public final CommandDescription description() {
        return description;
    }

    @Override
    public final void execute(CommandCall call) throws CommandFailure {
        execute(call, call.get(words));
    }

    abstract void execute(CommandCall call, PatternWords given) throws CommandFailure;

    static CommandFailure failure(PatternProblem problem) {
        return new CommandFailure(problem.getMessage() + ".");
    }
}
