package io.sluice.app.process;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;

/**
 * Makes the Java runtime load what it otherwise loads from its own folder when it is first needed: after {@code chroot} that folder is out of
 * sight, and a command that shows a date or the threads would fail. Costs some tens of milliseconds, so only a start with {@code chroot} pays it.
 */
final class RuntimeFiles {

    private RuntimeFiles() {
    }

    /** Answers the number of things that were touched, so that touching them is of use. */
    static int load() {
        int touched = ZoneId.systemDefault().getRules().getTransitions().size();
        touched += ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).size();
        touched += ManagementFactory.getThreadMXBean().getThreadCount();
        touched += ManagementFactory.getThreadMXBean().dumpAllThreads(false, false, 1).length;
        touched += ManagementFactory.getRuntimeMXBean().getInputArguments().size();
        touched += ManagementFactory.getMemoryPoolMXBeans().size();
        touched += (int) (ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() & 1);
        touched += ManagementFactory.getOperatingSystemMXBean().getAvailableProcessors();
        return touched;
    }
}
