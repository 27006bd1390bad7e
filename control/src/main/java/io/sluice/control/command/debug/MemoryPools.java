package io.sluice.control.command.debug;

import io.sluice.control.command.LiveEngine;
import io.sluice.net.buffer.BufferPool;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the program's memory is: the event loops' buffers, and the Java machine's own areas, which count bytes. */
final class MemoryPools {
    /** @param sizeBytes the size of one piece */
    record Pool(String name, long sizeBytes, long allocated, long used, int users) {
        long allocatedBytes() {
            return sizeBytes * allocated;
        }

        long usedBytes() {
            return sizeBytes * used;
        }
    }

    private MemoryPools() {
    }

    static List<Pool> all(LiveEngine engine) {
        List<Pool> pools = new ArrayList<>(buffers(engine));
        for (MemoryPoolMXBean area : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage usage = area.getUsage();
            if (usage != null) {
                pools.add(new Pool("jvm_" + word(area.getName()), 1, usage.getCommitted(), usage.getUsed(), 1));
            }
        }
        for (BufferPoolMXBean area : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
            pools.add(new Pool("jvm_" + word(area.getName()) + "_buffers", 1, area.getTotalCapacity(), area.getMemoryUsed(),
                    (int) area.getCount()));
        }
        return pools;
    }

    private static List<Pool> buffers(LiveEngine engine) {
        int loops = engine.engine().loopCount();
        long smallAllocated = 0;
        long smallUsed = 0;
        long largeAllocated = 0;
        long largeUsed = 0;
        for (int loop = 0; loop < loops; loop++) {
            BufferPool pool = engine.engine().loop(loop).pool();
            smallAllocated += pool.allocatedSmall();
            smallUsed += pool.usedSmall();
            largeAllocated += pool.allocatedLarge();
            largeUsed += pool.usedLarge();
        }
        BufferPool any = engine.engine().loop(0).pool();
        return List.of(new Pool("buffer", any.smallSizeBytes(), smallAllocated, smallUsed, loops),
                new Pool("large_buffer", any.largestBytes(), largeAllocated, largeUsed, loops));
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    }
}
