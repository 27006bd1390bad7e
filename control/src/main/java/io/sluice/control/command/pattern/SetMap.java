package io.sluice.control.command.pattern;

import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.language.pattern.PatternProblem;
import io.sluice.language.pattern.PatternReference;
import io.sluice.language.pattern.PatternRegistry;

/** {@code set map}: another value for a key, or for one entry. */
final class SetMap extends PatternCommand {

    SetMap(PatternRegistry registry) {
        super(registry, PatternKind.MAP);
        describe(declared("set", Effect.CHANGES).help("set map <map> [<key>|#<ref>] <value>", "modify a map entry")
            .example("set map /etc/hosts.map www.example.com app2"));
    }

    @Override
    void execute(CommandCall call, PatternWords given) throws CommandFailure {
        if (given.count() < 3) {
            throw new CommandFailure("'set map' expects three parameters: map identifier, key and value.");
        }
        PatternReference reference = given.reference(registry, kind, 0);
        long identity = given.identity(1);
        try {
            if (identity != 0) {
                if (!reference.set(identity, given.bytes(2))) {
                    throw new CommandFailure("key or pattern not found.");
                }
            } else if (!reference.set(reference.currentVersion(), given.bytes(1), given.bytes(2))) {
                throw new CommandFailure("entry not found.");
            }
        } catch (PatternProblem problem) {
            throw failure(problem);
        }
    }
}
