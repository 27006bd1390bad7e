package io.sluice.control.command.debug;

import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/** {@code show threads}: every thread of the program with its state, processor time and stack; a star marks the one that answers. */
final class ShowThreads implements Command {
    private static final int DEEPEST_STACK = 24;
    private static final CommandDescription DESCRIPTION = CommandDescription.of("show threads", Level.USER, Effect.READS)
            .help("show threads", "show some threads debugging information")
            .example("show threads")
            .build();

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long own = Thread.currentThread().threadId();
        int number = 1;
        for (ThreadInfo thread : threads.dumpAllThreads(false, false, DEEPEST_STACK)) {
            StackTraceElement[] stack = thread.getStackTrace();
            StringBuilder text = new StringBuilder();
            text.append(thread.getThreadId() == own ? "* " : "  ").append("Thread ").append(number++)
                    .append(" : id=0x").append(Long.toHexString(thread.getThreadId()))
                    .append(" act=").append(thread.getThreadState() == Thread.State.RUNNABLE ? 1 : 0)
                    .append(" state=").append(thread.getThreadState())
                    .append(" name=").append(thread.getThreadName()).append('\n')
                    .append("             cpu_ns: ").append(threads.getThreadCpuTime(thread.getThreadId())).append('\n')
                    .append("             call trace(").append(stack.length).append("):\n");
            for (StackTraceElement frame : stack) {
                text.append("             | ").append(frame).append('\n');
            }
            call.print(text.toString());
        }
    }
}
