package io.sluice.net.connect;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * A range of local ports from which connections are made, each used by one connection at a time. Shared by all event loops without a lock.
 */
public final class SourcePorts {

    private final int first;
    private final AtomicIntegerArray used;
    private final AtomicInteger cursor = new AtomicInteger();

    public SourcePorts(int first, int last) {
        this.first = first;
        this.used = new AtomicIntegerArray(last - first + 1);
    }

    /** The next free port, or -1 when all are in use. Ports take turns, so that one just given back rests for a while. */
    public int take() {
        int count = used.length();
        for (int i = 0; i < count; i++) {
            int place = Math.floorMod(cursor.getAndIncrement(), count);
            if (used.get(place) == 0 && used.compareAndSet(place, 0, 1)) {
                return first + place;
            }
        }
        return -1;
    }

    /** The connection from this port is closed. */
    public void giveBack(int port) {
        used.set(port - first, 0);
    }

    boolean contains(int port) {
        return port >= first && port < first + used.length();
    }
}
