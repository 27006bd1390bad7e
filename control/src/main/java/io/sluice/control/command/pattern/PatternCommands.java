package io.sluice.control.command.pattern;

import io.sluice.control.command.Command;
import io.sluice.control.command.LiveEngine;
import io.sluice.language.pattern.PatternRegistry;
import java.util.ArrayList;
import java.util.List;

/** The commands about maps and ACLs: table of contents of this folder. */
public final class PatternCommands {

    private PatternCommands() {
    }

    public static List<Command> list(LiveEngine engine) {
        PatternRegistry registry = engine.engine().patterns();
        List<Command> commands = new ArrayList<>();
        for (PatternKind kind : PatternKind.values()) {
            commands.add(new ShowPatterns(registry, kind));
            commands.add(new GetPattern(registry, kind));
            commands.add(new AddPattern(registry, kind));
            commands.add(new DeletePattern(registry, kind));
            commands.add(new ClearPatterns(registry, kind));
            commands.add(new PreparePatterns(registry, kind));
            commands.add(new CommitPatterns(registry, kind));
        }
        commands.add(new SetMap(registry));
        return commands;
    }
}
