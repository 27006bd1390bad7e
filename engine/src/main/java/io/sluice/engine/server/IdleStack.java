package io.sluice.engine.server;

import io.sluice.base.address.SocketAddress;
import java.util.Arrays;

/**
 * Idle connections of one kind, the most recently used on top. Only the owning loop changes it. Other loops look into it without a lock and may see an
 * old state; whoever takes a connection must claim it, and only one can.
 */
final class IdleStack {

    private static final int FIRST_ROOM = 8;
    /** Connections that another loop looks at before it gives up. */
    private static final int MOST_LOOKED_AT = 16;

    private IdleConnection[] items = new IdleConnection[FIRST_ROOM];
    private int count;

    void push(IdleConnection connection) {
        if (count == items.length) {
            items = Arrays.copyOf(items, 2 * count);
        }
        items[count++] = connection;
    }

    /** Takes the most recently used one that nobody else has taken; null when there is none. */
    IdleConnection pop() {
        while (count > 0) {
            IdleConnection connection = items[--count];
            items[count] = null;
            if (connection.claim()) {
                return connection;
            }
        }
        return null;
    }

    /** On any thread: takes one to this address; it stays in the stack until its owner hears of it. */
    IdleConnection steal(SocketAddress address) {
        IdleConnection[] seen = items;
        int top = Math.min(count, seen.length);
        for (int i = top - 1; i >= 0 && i >= top - MOST_LOOKED_AT; i--) {
            IdleConnection connection = seen[i];
            if (connection != null && connection.address().equals(address) && connection.claimForOther()) {
                return connection;
            }
        }
        return null;
    }

    boolean remove(IdleConnection connection) {
        for (int i = count - 1; i >= 0; i--) {
            if (items[i] == connection) {
                count--;
                System.arraycopy(items, i + 1, items, i, count - i);
                items[count] = null;
                return true;
            }
        }
        return false;
    }

    /** Closes as many as {@code most}, those that were idle for longest; answers how many. */
    int closeOldest(int most) {
        int number = Math.min(most, count);
        IdleConnection[] old = Arrays.copyOf(items, number);
        count -= number;
        System.arraycopy(items, number, items, 0, count);
        Arrays.fill(items, count, count + number, null);
        for (IdleConnection connection : old) {
            if (connection.claim()) {
                connection.closeIdle();
            }
        }
        return number;
    }

    int count() {
        return count;
    }
}
