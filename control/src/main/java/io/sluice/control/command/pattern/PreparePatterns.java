package io.sluice.control.command.pattern;

import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Severity;
import io.sluice.language.pattern.PatternRegistry;

/** {@code prepare map} and {@code prepare acl}: begins a version that nobody looks at yet. */
final class PreparePatterns extends PatternCommand {

    PreparePatterns(PatternRegistry registry, PatternKind kind) {
        super(registry, kind);
        describe(declared("prepare", Effect.CHANGES)
            .help("prepare " + kind.word + " <" + kind.word + ">", "prepare a new version for atomic " + kind.label + " replacement")
            .example("prepare " + kind.word + " #0"));
    }

    @Override
    void execute(CommandCall call, PatternWords given) throws CommandFailure {
        call.message(Severity.INFO, "New version created: " + given.own(registry, kind, 0).prepare());
    }
}
