package io.sluice.engine.log;

import io.sluice.base.bytes.Buffer;
import io.sluice.language.config.model.HeaderCapture;
import java.util.List;

/**
 * What a stream keeps of its messages: one place for each {@code capture} line of its frontend. The stream reuses it for all of its requests; a
 * place grows to the longest value that it was given, and so allocates nothing in the long run.
 */
public final class CapturedValues {

    private static final int ABSENT = -1;

    private final int[] limits;
    private final byte[][] values;
    private final int[] lengths;

    /** Null when there is nothing to keep. */
    public static CapturedValues of(List<HeaderCapture> captures) {
        return captures.isEmpty() ? null : new CapturedValues(captures);
    }

    private CapturedValues(List<HeaderCapture> captures) {
        limits = new int[captures.size()];
        values = new byte[limits.length][];
        lengths = new int[limits.length];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = captures.get(i).maxLengthBytes();
            values[i] = LogNames.EMPTY;
        }
        clear();
    }

    /** A new message: nothing has been seen. */
    public void clear() {
        java.util.Arrays.fill(lengths, ABSENT);
    }

    /** Keeps a value, cut to the place's length; a second one replaces the first. */
    public void set(int place, Buffer source, int from, int length) {
        int kept = Math.min(length, limits[place]);
        if (kept > values[place].length) {
            values[place] = new byte[Math.max(kept, Math.min(limits[place], 2 * values[place].length))];
        }
        source.copyTo(from, values[place], 0, kept);
        lengths[place] = kept;
    }

    int count() {
        return limits.length;
    }

    byte[] bytes(int place) {
        return values[place];
    }

    /** -1 when the message had none. */
    int length(int place) {
        return lengths[place];
    }
}
