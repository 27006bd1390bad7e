package io.sluice.control.command.debug;

import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import java.util.Locale;

/** {@code show tasks}: what the event loops have waiting: streams and timers. Latencies and calls are not measured here. */
final class ShowTasks implements Command {
    private static final CommandDescription DESCRIPTION = CommandDescription.of("show tasks", Level.USER, Effect.READS)
            .help("show tasks", "show running tasks")
            .example("show tasks")
            .build();

    private final LiveEngine engine;

    ShowTasks(LiveEngine engine) {
        this.engine = engine;
    }

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        long streams = 0;
        long timers = 0;
        for (int loop = 0; loop < engine.engine().loopCount(); loop++) {
            streams += engine.engine().context(loop).streamCount();
            timers += engine.engine().loop(loop).timerCount();
        }
        call.print("Running tasks: " + (streams + timers) + " (" + engine.process().loops() + " threads)\n"
                + "  function                     places     %    lat_tot   lat_avg  calls_tot  calls_avg calls%\n");
        row(call, "stream", streams, streams + timers);
        row(call, "timer", timers, streams + timers);
    }

    private static void row(CommandCall call, String name, long count, long total) {
        if (count > 0) {
            call.print(String.format(Locale.ROOT, "  %-28s %6d %5.1f          -         -          -          -      -%n", name, count,
                    100.0 * count / total));
        }
    }
}
