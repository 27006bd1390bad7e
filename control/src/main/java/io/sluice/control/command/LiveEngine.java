package io.sluice.control.command;

import io.sluice.base.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.proxy.ProxyTable;
import io.sluice.engine.stats.ProcessState;

/** The running engine with the clock that its loops read: what commands about live things are made with. */
public record LiveEngine(Engine engine, Clock clock) {
    public ProxyTable proxies() {
        return engine.proxies();
    }

    public ProcessState process() {
        return engine.process();
    }

    public long wallMs() {
        return clock.wallMs();
    }

    /** The time base of the loops and of rates. */
    public long nowMs() {
        return clock.nanos() / 1_000_000;
    }

    public long uptimeMs() {
        return (clock.nanos() - process().startNanos()) / 1_000_000;
    }
}
