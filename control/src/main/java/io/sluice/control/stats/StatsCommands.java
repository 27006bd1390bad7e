package io.sluice.control.stats;

import io.sluice.control.command.Command;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.stats.info.ProcessFacts;
import io.sluice.control.stats.info.ShowInfo;
import java.util.List;

/** The commands that print statistics: table of contents of this package. */
public final class StatsCommands {
    private StatsCommands() {
    }

    public static List<Command> list(LiveEngine engine, ProcessFacts program) {
        return List.of(
                new ShowInfo(engine, program),
                new ShowStat(engine.proxies(), engine.clock()),
                new ShowSchemaJson());
    }
}
