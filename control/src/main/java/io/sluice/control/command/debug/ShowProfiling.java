package io.sluice.control.command.debug;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code show profiling}: the processor time that each thread has used. Tasks and memory are not profiled here. */
final class ShowProfiling implements Command {
    private static final Set<String> WORDS = Set.of("all", "status", "tasks", "memory", "byaddr", "bytime", "aggr");
    private static final String EXPECTED = "Expects either 'all', 'status', 'tasks', 'memory', 'byaddr', 'bytime', 'aggr' or a max number"
            + " of output lines.";
    private static final Argument<Boolean> TABLE = Argument.rest("options", Boolean.class, ShowProfiling::parse);
    private static final CommandDescription DESCRIPTION = CommandDescription.of("show profiling {options...}", Level.ADMIN, Effect.READS)
            .help("show profiling [<what>|<#lines>|<opts>]*", "show profiling state (all,status,tasks,memory)")
            .arguments(TABLE)
            .example("show profiling")
            .build();

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    /** Whether the table of threads is wanted beside the two status lines. */
    private static Boolean parse(List<String> words) throws CommandFailure {
        for (String word : words) {
            if (!WORDS.contains(word) && (word.isEmpty() || !word.chars().allMatch(c -> c >= '0' && c <= '9'))) {
                throw new CommandFailure(EXPECTED);
            }
        }
        return !words.contains("status") && !words.contains("memory");
    }

    @Override
    public void execute(CommandCall call) {
        call.print("Per-task CPU profiling              : off\nMemory usage profiling              : off\n");
        if (!call.get(TABLE)) {
            return;
        }
        call.print("Threads activity since the start:\n  thread                                       cpu_tot\n");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                call.print(String.format(Locale.ROOT, "  %-36s %12.3fms%n", thread.getThreadName(),
                        threads.getThreadCpuTime(thread.getThreadId()) / 1e6));
            }
        }
    }
}
