package io.sluice.engine.proxy;

import io.sluice.base.address.SocketAddress;
import io.sluice.engine.log.LogNames;
import io.sluice.engine.stats.CounterSet;
import io.sluice.engine.stats.Gauge;
import io.sluice.engine.stats.ProcessState;
import io.sluice.engine.stats.RateCounter;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.ProxySection;
import java.util.ArrayList;
import java.util.List;

/**
 * The side of a proxy that accepts clients. What loops read at run time is volatile or immutable; state changes come from control
 * threads under the change lock through {@link ListenerControl}.
 */
public final class Frontend {

    /** What its listeners do. */
    public enum State { STARTING, OPEN, PAUSED, STOPPED }

    private final Proxy proxy;
    private final byte[] logName;
    private final List<Listener> listeners = new ArrayList<>();
    private final CounterSet counters;
    private final Gauge sessions = new Gauge();
    private final RateCounter connectionRate = new RateCounter();
    private final RateCounter sessionRate = new RateCounter();
    private final RateCounter requestRate = new RateCounter();
    private volatile BackendChoice choice;
    private volatile int maxconn;
    private volatile int sessionRateLimit;
    private volatile State state = State.STARTING;
    private volatile ErrorCapture lastInvalidRequest;

    Frontend(Proxy proxy, ProcessState process) {
        int loops = process.loops();
        this.proxy = proxy;
        ProxySection section = proxy.section();
        this.logName = LogNames.bytes(section.name);
        this.counters = new CounterSet(loops);
        this.maxconn = section.maxconn >= 0 ? section.maxconn : process.configuredMaxconn();
        this.sessionRateLimit = Math.max(0, section.rateLimitSessions);
        int id = 1;
        for (BindLine bind : section.binds) {
            id = bind.id > 0 ? bind.id : id;
            for (SocketAddress address : bind.addresses) {
                listeners.add(new Listener(this, bind, address, id++, loops, process.clientSockets()));
            }
        }
    }

    public Proxy proxy() {
        return proxy;
    }

    public String name() {
        return proxy.name();
    }

    /** The name as bytes for log lines. */
    public byte[] logName() {
        return logName;
    }

    public ProxySection section() {
        return proxy.section();
    }

    public List<Listener> listeners() {
        return listeners;
    }

    /** Where requests go. */
    public BackendChoice choice() {
        return choice;
    }

    /** Sets where requests go; while the proxies are being built. */
    public void linkTo(BackendChoice newChoice) {
        choice = newChoice;
    }

    public CounterSet counters() {
        return counters;
    }

    /** Client connections now. */
    public Gauge sessions() {
        return sessions;
    }

    public RateCounter connectionRate() {
        return connectionRate;
    }

    public RateCounter sessionRate() {
        return sessionRate;
    }

    public RateCounter requestRate() {
        return requestRate;
    }

    public int maxconn() {
        return maxconn;
    }

    public void maxconn(int limit) {
        maxconn = limit;
    }

    /** New sessions per second, 0 for no limit. */
    public int sessionRateLimit() {
        return sessionRateLimit;
    }

    public State state() {
        return state;
    }

    void state(State newState) {
        state = newState;
    }

    public ErrorCapture lastInvalidRequest() {
        return lastInvalidRequest;
    }

    public void lastInvalidRequest(ErrorCapture capture) {
        lastInvalidRequest = capture;
    }
}
