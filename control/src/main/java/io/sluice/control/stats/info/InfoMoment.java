package io.sluice.control.stats.info;

import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.proxy.ProxyTable;
import io.sluice.engine.stats.ProcessState;

/**
 * What the figures of one {@code show info} are read from. Reads without locks; nothing here stops a loop.
 *
 * @param nowNanos the loops' time
 * @param loops what the loops say of themselves, as of about now
 */
public record InfoMoment(ProcessFacts program, ProcessState process, ProxyTable proxies, LoopFigures loops, long bytesOutRate,
                         long nowNanos) {
    private static final int NANOS_PER_MS = 1_000_000;
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    /** The loops' figures added up. */
    public record LoopFigures(int idlePercent, int timers, long bytesOut) {
    }

    long nowMs() {
        return nowNanos / NANOS_PER_MS;
    }

    private long uptimeNanos() {
        return Math.max(0, nowNanos - process.startNanos());
    }

    long uptimeSeconds() {
        return uptimeNanos() / NANOS_PER_SECOND;
    }

    double uptimeExact() {
        return (double) uptimeNanos() / NANOS_PER_SECOND;
    }

    /** Listeners that are open or may open again, those of the Runtime API included. */
    int listeners() {
        int count = program.controlListeners().getAsInt();
        for (Proxy proxy : proxies.all()) {
            Frontend frontend = proxy.frontend();
            if (frontend != null && !proxy.section().disabled && frontend.state() != Frontend.State.STOPPED) {
                count += frontend.listeners().size();
            }
        }
        return count;
    }
}
