package io.sluice.language.converter.pattern;

import io.sluice.language.pattern.Regex;

/** A text in which {@code \1} and its like stand for what the groups of a regular expression matched. Immutable. */
final class Replacement {

    /** What {@link #append} answers when there is no room. */
    static final int TOO_LONG = -1;

    private Replacement() {
    }

    /**
     * Appends a replacement text, with its references replaced.
     *
     * @param room where to write
     * @param limit how much of it may be used
     * @param at the offset in it
     * @param text the replacement in {@code text[from, from + length)}
     * @param subject what was matched, whose offset 0 of groups is at {@code subjectFrom}
     * @return the offset behind what was written, or {@link #TOO_LONG}
     */
    static int append(byte[] room, int limit, int at, byte[] text, int from, int length, byte[] subject, int subjectFrom,
                      int[] groups) {
        int end = at;
        int stop = from + length;
        for (int i = from; i < stop; i++) {
            byte value = text[i];
            if (value == '\\' && i + 1 < stop) {
                i++;
                value = text[i];
                if (value >= '0' && value <= '9') {
                    int group = 2 * (value - '0');
                    int start = groups[group];
                    int size = start < 0 ? 0 : groups[group + 1] - start;
                    if (size > limit - end) {
                        return TOO_LONG;
                    }
                    System.arraycopy(subject, subjectFrom + Math.max(0, start), room, end, size);
                    end += size;
                    continue;
                }
                if (value == 'x' && i + 2 < stop && Character.digit(text[i + 1], 16) >= 0 && Character.digit(text[i + 2], 16) >= 0) {
                    value = (byte) (Character.digit(text[i + 1], 16) << 4 | Character.digit(text[i + 2], 16));
                    i += 2;
                }
            }
            if (end == limit) {
                return TOO_LONG;
            }
            room[end++] = value;
        }
        return end;
    }

    /** Room for the offsets of a match. */
    static int[] groups() {
        return new int[2 * Regex.MOST_GROUPS];
    }
}
