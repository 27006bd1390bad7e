package io.sluice.engine.persist;

import io.sluice.engine.server.Server;

/**
 * Servers by the values of their cookies. Immutable: a change makes a new table, so loops look values up without a lock, and without making
 * objects. Several servers may share a value; they stand in configured order.
 */
final class CookieTable {

    /** A server and its value, chained with those that fall into the same slot. */
    private static final class Entry {

        private final byte[] value;
        private final Server server;
        private Entry next;

        Entry(byte[] value, Server server) {
            this.value = value;
            this.server = server;
        }
    }

    private final Entry[] slots;

    CookieTable(Server[] servers) {
        slots = new Entry[Math.max(2, Integer.highestOneBit(servers.length) << 1)];
        for (int i = servers.length - 1; i >= 0; i--) {
            byte[] value = servers[i].cookie();
            if (value != null) {
                Entry entry = new Entry(value, servers[i]);
                int slot = slot(value, 0, value.length);
                entry.next = slots[slot];
                slots[slot] = entry;
            }
        }
    }

    /** The first server with a value that works, or with {@code anyState} the first one; null when there is none. */
    Server find(byte[] text, int from, int length, boolean anyState) {
        for (Entry entry = slots[slot(text, from, length)]; entry != null; entry = entry.next) {
            if (isEqual(entry.value, text, from, length) && (anyState || entry.server.isRunning())) {
                return entry.server;
            }
        }
        return null;
    }

    private int slot(byte[] text, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + text[i];
        }
        return (hash ^ hash >>> 16) & slots.length - 1;
    }

    private static boolean isEqual(byte[] value, byte[] text, int from, int length) {
        if (value.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (value[i] != text[from + i]) {
                return false;
            }
        }
        return true;
    }
}
