package io.sluice.control.command.pattern;

import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.language.pattern.PatternReference;
import io.sluice.language.pattern.PatternRegistry;

/** {@code clear map} and {@code clear acl}: takes away all entries of a version. */
final class ClearPatterns extends PatternCommand {

    ClearPatterns(PatternRegistry registry, PatternKind kind) {
        super(registry, kind);
        describe(declared("clear", Effect.CHANGES)
            .help("clear " + kind.word + " [@<ver>] <" + kind.word + ">", "clear the contents of this " + kind.word).example("clear " + kind.word + " #0"));
    }

    @Override
    void execute(CommandCall call, PatternWords words) throws CommandFailure {
        PatternWords given = words.afterVersion();
        if (given.count() == 0) {
            throw new CommandFailure("Missing " + kind.label + " identifier.");
        }
        PatternReference reference = given.own(registry, kind, 0);
        reference.clear(words.hasVersion() ? words.version() : reference.currentVersion());
    }
}
