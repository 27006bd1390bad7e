package io.sluice.language.variable;

import java.util.Arrays;

/** The variables of one scope of one connection or request. Few, so they are looked for one by one. Owned by the loop of its connection. */
public final class Variables {

    private static final int FIRST_ROOM = 4;

    private int[] ids = new int[FIRST_ROOM];
    private VariableValue[] values = new VariableValue[FIRST_ROOM];
    private int count;
    private int usedBytes;

    /** The value of a name's number, or null. */
    public VariableValue get(int id) {
        int i = find(id);
        return i < 0 ? null : values[i];
    }

    /** Sets a value; false, and no change, when the values would take more than {@code limitBytes} (0: no limit). */
    public boolean set(int id, VariableValue value, int limitBytes) {
        int i = find(id);
        int used = usedBytes + value.sizeBytes() - (i < 0 || values[i] == null ? 0 : values[i].sizeBytes());
        if (limitBytes > 0 && used > limitBytes) {
            return false;
        }
        usedBytes = used;
        if (i >= 0) {
            values[i] = value;
            return true;
        }
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        ids[count] = id;
        values[count++] = value;
        return true;
    }

    /** The variable has, or had, a value. */
    public boolean exists(int id) {
        return find(id) >= 0;
    }

    /** Takes a value away; the variable goes on existing, without one. */
    public void remove(int id) {
        int i = find(id);
        if (i >= 0 && values[i] != null) {
            usedBytes -= values[i].sizeBytes();
            values[i] = null;
        }
    }

    /** Forgets all values. */
    public void clear() {
        Arrays.fill(values, 0, count, null);
        count = 0;
        usedBytes = 0;
    }

    private int find(int id) {
        for (int i = 0; i < count; i++) {
            if (ids[i] == id) {
                return i;
            }
        }
        return -1;
    }
}
