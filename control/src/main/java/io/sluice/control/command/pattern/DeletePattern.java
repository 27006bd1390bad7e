package io.sluice.control.command.pattern;

import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.language.pattern.PatternReference;
import io.sluice.language.pattern.PatternRegistry;

/** {@code del map} and {@code del acl}: takes away all entries with a key, or one entry. */
final class DeletePattern extends PatternCommand {

    DeletePattern(PatternRegistry registry, PatternKind kind) {
        super(registry, kind);
        describe(declared("del", Effect.CHANGES)
            .help("del " + kind.word + " <" + kind.word + "> [<key>|#<ref>]", "delete " + kind.word + " entries matching <key>")
            .example("del " + kind.word + " #0 www.example.com"));
    }

    @Override
    void execute(CommandCall call, PatternWords given) throws CommandFailure {
        if (given.count() < 2) {
            throw new CommandFailure("This command expects two parameters: " + kind.label + " identifier and key.");
        }
        PatternReference reference = given.own(registry, kind, 0);
        long identity = given.identity(1);
        boolean found = identity != 0 ? reference.delete(identity) : reference.delete(reference.currentVersion(), given.bytes(1));
        if (!found) {
            throw new CommandFailure("Key not found.");
        }
    }
}
