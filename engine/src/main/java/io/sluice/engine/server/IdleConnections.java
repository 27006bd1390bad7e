package io.sluice.engine.server;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.timer.Timer;

/**
 * Connections to one server that one event loop keeps open without a request. Only the owning loop changes it, but for {@link #steal}; the figures
 * may be read from elsewhere as rough ones. It is its own timer.
 *
 * <p>A connection is <em>safe</em> once it has carried more than one request, so the server is known to keep it alive; others are only
 * <em>idle</em>. A request that cannot be repeated by its client takes a safe one at most (see {@code http-reuse}).
 *
 * <p>How many are kept follows HAProxy: one is kept in any case, more only up to an estimate of what will be needed, which is the most that were in use
 * at once and sinks with every {@code pool-purge-delay} towards the most since the last one. At these moments half of what exceeds the estimate is closed.
 */
public final class IdleConnections extends Timer {

    private final IdleStack fresh = new IdleStack();
    private final IdleStack safe = new IdleStack();
    private final int purgeDelayMs;
    private volatile EventLoop loop;
    private boolean purging;
    private int used;
    private int peakUsed;
    private int estimated;

    public IdleConnections(int purgeDelayMs) {
        this.purgeDelayMs = purgeDelayMs;
    }

    /** One more connection carries a request. */
    public void taken() {
        used++;
        peakUsed = Math.max(peakUsed, used);
        estimated = Math.max(estimated, used);
    }

    /** One connection less carries a request. */
    public void givenBack() {
        used--;
    }

    /** There is no connection that would do as well as this one, which has just been given back. */
    public boolean lacks(boolean safeOne) {
        return safe.count() == 0 && (safeOne || fresh.count() == 0);
    }

    /** With the connection just given back there are no more, of which {@code idle} are idle, than are needed and {@code extra} ones. */
    public boolean wants(int idle, int extra) {
        int inUse = used + 1;
        return inUse + idle <= Math.max(inUse, estimated) + extra;
    }

    /** Keeps a connection. */
    public void push(IdleConnection connection, EventLoop owner) {
        (connection.isSafe() ? safe : fresh).push(connection);
        connection.offer();
        if (!purging) {
            purging = true;
            loop = owner;
            owner.timers().schedule(this, owner.nowMs() + purgeDelayMs);
        }
    }

    /** Takes the most recently used connection that has carried more than one request; null when there is none. */
    public IdleConnection popSafe() {
        return safe.pop();
    }

    /** Takes the most recently used connection that has carried one request; null when there is none. */
    public IdleConnection popFresh() {
        return fresh.pop();
    }

    /** On another loop's thread: takes a connection to this address away from this loop, which must be told; null when there is none. */
    public IdleConnection steal(SocketAddress address, boolean safeOne) {
        return (safeOne ? safe : fresh).steal(address);
    }

    /** Takes a given connection out because it closes or has gone to another loop; false when it was not here. */
    public boolean remove(IdleConnection connection) {
        return fresh.remove(connection) || safe.remove(connection);
    }

    /** Closes the connection that has been idle for longest, to make room for another one; false when there is none. */
    public boolean closeOne() {
        return fresh.closeOldest(1) > 0 || safe.closeOldest(1) > 0;
    }

    /** Closes all of them soon. Callable from any thread. */
    public void closeAll() {
        EventLoop owner = loop;
        if (owner != null) {
            owner.post(this::closeAllNow);
        }
    }

    private void closeAllNow() {
        fresh.closeOldest(fresh.count());
        safe.closeOldest(safe.count());
    }

    @Override
    protected void expired(long nowMs) {
        purging = false;
        int idle = count();
        if (idle == 0) {
            return;
        }
        int excess = used + idle - Math.max(peakUsed, estimated);
        estimated = Math.max((estimated + peakUsed) / 2, peakUsed);
        peakUsed = used;
        if (excess > 0) {
            int most = excess / 2 + (excess & 1) + 1;
            most -= fresh.closeOldest(most);
            safe.closeOldest(most);
        }
        if (count() > 0) {
            purging = true;
            loop.timers().schedule(this, nowMs + purgeDelayMs);
        }
    }

    public int count() {
        return fresh.count() + safe.count();
    }

    public int safeCount() {
        return safe.count();
    }

    /** Connections that carry a request. */
    public int used() {
        return used;
    }

    /** The most that carried a request at once since the last purge. */
    public int peakUsed() {
        return peakUsed;
    }

    /** How many are expected to be needed. */
    public int estimated() {
        return estimated;
    }
}
