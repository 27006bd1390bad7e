package io.sluice.control.command.pattern;

import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.language.pattern.PatternReference;
import io.sluice.language.pattern.PatternRegistry;

/** {@code commit map} and {@code commit acl}: a prepared version takes the place of what was before it, at once. */
final class CommitPatterns extends PatternCommand {

    CommitPatterns(PatternRegistry registry, PatternKind kind) {
        super(registry, kind);
        describe(declared("commit", Effect.CHANGES)
            .help("commit " + kind.word + " @<ver> <" + kind.word + ">", "commit the " + kind.label + " at this version")
            .example("commit " + kind.word + " @1 #0"));
    }

    @Override
    void execute(CommandCall call, PatternWords words) throws CommandFailure {
        if (!words.hasVersion()) {
            throw new CommandFailure("Missing version number.");
        }
        PatternReference reference = words.own(registry, kind, 1);
        if (!reference.commit(words.version())) {
            throw new CommandFailure("Version number out of range.");
        }
    }
}
