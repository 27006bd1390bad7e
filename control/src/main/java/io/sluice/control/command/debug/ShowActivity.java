package io.sluice.control.command.debug;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.IntegerArgument;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import java.util.Locale;

/** {@code show activity}: what each event loop has done so far. 0 prints totals only, a number one loop, -1 or nothing all. */
final class ShowActivity implements Command {
    private static final int ALL = -1;
    private static final int TOTALS = 0;

    private final LiveEngine engine;
    private final Argument<Integer> thread;
    private final CommandDescription description;

    ShowActivity(LiveEngine engine) {
        this.engine = engine;
        String range = "Thread ID number must be between -1 and nbthread";
        this.thread = IntegerArgument.named("thread", ALL, engine.process().loops(), range, range);
        this.description = CommandDescription.of("show activity [{thread}]", Level.OPERATOR, Effect.READS)
                .help("show activity [-1|0|thread_num]", "show per-thread activity stats (for support/developers)")
                .arguments(thread)
                .example("show activity")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        int shown = call.find(thread).orElse(ALL);
        int loops = engine.process().loops();
        long wallMs = engine.wallMs();
        long uptimeMs = engine.uptimeMs();
        call.print(String.format(Locale.ROOT, "thread_id: %d (1..%d)%ndate_now: %d.%06d%nuptime_now: %d.%06d%n",
                Math.max(1, shown), loops, wallMs / 1000, wallMs % 1000 * 1000, uptimeMs / 1000, uptimeMs % 1000 * 1000));
        for (LoopFigures.Row row : new LoopFigures(engine).rows()) {
            call.print(row.name() + ": " + (shown > TOTALS ? Long.toString(row.value().applyAsLong(shown - 1)) : all(row, loops, shown == ALL))
                    + "\n");
        }
    }

    private static String all(LoopFigures.Row row, int loops, boolean each) {
        long sum = 0;
        StringBuilder list = new StringBuilder();
        for (int loop = 0; loop < loops; loop++) {
            long value = row.value().applyAsLong(loop);
            sum += value;
            list.append(value).append(' ');
        }
        long total = row.average() ? sum / loops : sum;
        return each ? total + " [ " + list + "]" : Long.toString(total);
    }
}
