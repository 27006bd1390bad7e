package io.sluice.control.stats.info;

import java.util.List;

/** Lines about memory. Pools are HAProxy's word; here they are the Java heap: what the process has taken for it, and what of that is used. */
final class MemoryInfo {
    private static final long BYTES_PER_MB = 1_048_576;

    private MemoryInfo() {
    }

    static List<InfoField> megabytes() {
        return List.of(
                InfoField.number("Memmax_MB", "CLP", moment -> moment.program().memoryLimitMb(), "Limit on memory, in MB; 0 for none"),
                InfoField.number("PoolAlloc_MB", "MGP", moment -> allocated() / BYTES_PER_MB, "Memory taken for the heap, in MB"),
                InfoField.number("PoolUsed_MB", "MGP", moment -> used() / BYTES_PER_MB, "Memory used in the heap, in MB"),
                InfoField.number("PoolFailed", "MCP", moment -> 0, "Failed allocations so far"));
    }

    static InfoField limitBytes() {
        return InfoField.number("Memmax_bytes", "CLP", moment -> moment.program().memoryLimitMb() * BYTES_PER_MB,
                "Limit on memory, in bytes; 0 for none");
    }

    static InfoField allocatedBytes() {
        return InfoField.large("PoolAlloc_bytes", "MGP", moment -> allocated(), "Memory taken for the heap, in bytes");
    }

    static InfoField usedBytes() {
        return InfoField.large("PoolUsed_bytes", "MGP", moment -> used(), "Memory used in the heap, in bytes");
    }

    private static long allocated() {
        return Runtime.getRuntime().totalMemory();
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
