package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;
import java.util.Arrays;

/**
 * What is to be changed in a head while it is forwarded: lines left out, values replaced, lines appended, another start line.
 *
 * <p>One instance per event loop, cleared for every message. The bytes of new text are copied into one array that is kept from message
 * to message, so that a warmed loop allocates nothing; the array grows to at most {@link #MAX_TEXT_BYTES}, and an edit that does not fit is
 * refused with {@code false}. Text is taken as it is: the caller keeps CR and LF out of names and values.
 */
public final class HeadEdits {

    /** The most new text that one message can get. */
    public static final int MAX_TEXT_BYTES = 64 * 1024;

    private static final int FIRST_TEXT_BYTES = 1024;

    private byte[] text = new byte[FIRST_TEXT_BYTES];
    private int textLength;
    private byte[] lines = new byte[FIRST_TEXT_BYTES];
    private int linesLength;
    private long droppedLow;
    private long droppedHigh;
    private long replacedLow;
    private long replacedHigh;
    private final int[] replacementAt = new int[HeadIndex.SLOTS];
    private final int[] replacementLength = new int[HeadIndex.SLOTS];
    private int methodAt;
    private int methodLength;
    private int targetAt;
    private int targetLength;
    private int reasonAt;
    private int reasonLength;
    private int status;
    private int minorVersion;
    private boolean startLineChanged;

    /** Starts with an empty list of edits. */
    public HeadEdits() {
        clear();
    }

    /** Forgets all edits. */
    public void clear() {
        textLength = 0;
        linesLength = 0;
        droppedLow = 0;
        droppedHigh = 0;
        replacedLow = 0;
        replacedHigh = 0;
        methodLength = 0;
        targetLength = 0;
        reasonLength = -1;
        status = -1;
        minorVersion = -1;
        startLineChanged = false;
    }

    /** Nothing is to be changed. */
    public boolean isEmpty() {
        return linesLength == 0 && !startLineChanged && (droppedLow | droppedHigh | replacedLow | replacedHigh) == 0;
    }

    /** Leaves header {@code i} out. */
    public void drop(int i) {
        if (i < Long.SIZE) {
            droppedLow |= 1L << i;
        } else {
            droppedHigh |= 1L << i;
        }
    }

    /** Leaves every header of a known kind out. */
    public void dropAll(HeadIndex head, int knownHeader) {
        for (int i = head.next(knownHeader, 0); i >= 0; i = head.next(knownHeader, i + 1)) {
            drop(i);
        }
    }

    /** Gives header {@code i} another value. */
    public boolean replaceValue(int i, byte[] value, int from, int length) {
        int at = addText(value, from, length);
        if (at < 0) {
            return false;
        }
        replacementAt[i] = at;
        replacementLength[i] = length;
        if (i < Long.SIZE) {
            replacedLow |= 1L << i;
        } else {
            replacedHigh |= 1L << i;
        }
        return true;
    }

    /** Adds complete lines, each with its CRLF, behind the last header. */
    public boolean append(byte[] encodedLines) {
        return append(encodedLines, 0, encodedLines.length);
    }

    /** One of the added lines has this lower-case name. */
    public boolean appends(byte[] name) {
        int at = 0;
        while (at < linesLength) {
            int i = 0;
            while (i < name.length && at + i < linesLength && lines[at + i] == name[i]) {
                i++;
            }
            if (i == name.length && at + i < linesLength && lines[at + i] == ':') {
                return true;
            }
            while (at < linesLength && lines[at] != '\n') {
                at++;
            }
            at++;
        }
        return false;
    }

    /** Adds a part of complete lines behind the last header; the parts of one line follow each other. */
    public boolean append(byte[] encoded, int from, int length) {
        if (linesLength + length > lines.length && !growLines(length)) {
            return false;
        }
        System.arraycopy(encoded, from, lines, linesLength, length);
        linesLength += length;
        return true;
    }

    /** Replaces the method. */
    public boolean method(byte[] name, int from, int length) {
        methodAt = addText(name, from, length);
        methodLength = length;
        startLineChanged = true;
        return methodAt >= 0;
    }

    /** Replaces the request target. */
    public boolean target(byte[] target, int from, int length) {
        targetAt = addText(target, from, length);
        targetLength = length;
        startLineChanged = true;
        return targetAt >= 0;
    }

    /** Replaces the status and, unless {@code reason} is null, the reason; without one the reason becomes the status's own phrase. */
    public boolean status(int newStatus, byte[] reason) {
        status = newStatus;
        reasonLength = reason == null ? -1 : reason.length;
        reasonAt = reason == null ? 0 : addText(reason, 0, reason.length);
        startLineChanged = true;
        return reasonAt >= 0;
    }

    /** Forwards the message as {@code HTTP/1.minor}. */
    public void version(int minor) {
        minorVersion = minor;
        startLineChanged = true;
    }

    boolean isDropped(int i) {
        return ((i < Long.SIZE ? droppedLow : droppedHigh) & 1L << i) != 0;
    }

    boolean isReplaced(int i) {
        return ((i < Long.SIZE ? replacedLow : replacedHigh) & 1L << i) != 0;
    }

    boolean touchesHeaders() {
        return (droppedLow | droppedHigh | replacedLow | replacedHigh) != 0;
    }

    boolean touches(int i) {
        return ((i < Long.SIZE ? droppedLow | replacedLow : droppedHigh | replacedHigh) & 1L << i) != 0;
    }

    boolean changesStartLine() {
        return startLineChanged;
    }

    int methodLength() {
        return methodLength;
    }

    int putMethod(Buffer target, int at) {
        return target.put(at, text, methodAt, methodLength);
    }

    int targetLength() {
        return targetLength;
    }

    int putTarget(Buffer target, int at) {
        return target.put(at, text, targetAt, targetLength);
    }

    /** The new status, -1 for none. */
    int status() {
        return status;
    }

    /** -1: no new reason. */
    int reasonLength() {
        return reasonLength;
    }

    int putReason(Buffer target, int at) {
        return target.put(at, text, reasonAt, reasonLength);
    }

    /** The new minor version, -1 for none. */
    int minorVersion() {
        return minorVersion;
    }

    int linesLength() {
        return linesLength;
    }

    int putLines(Buffer target, int at) {
        return target.put(at, lines, 0, linesLength);
    }

    int replacementLength(int i) {
        return replacementLength[i];
    }

    int putReplacement(int i, Buffer target, int at) {
        return target.put(at, text, replacementAt[i], replacementLength[i]);
    }

    private int addText(byte[] source, int from, int length) {
        int at = textLength;
        if (at + length > text.length) {
            if (at + length > MAX_TEXT_BYTES) {
                return -1;
            }
            text = Arrays.copyOf(text, Math.min(MAX_TEXT_BYTES, Math.max(at + length, 2 * text.length)));
        }
        System.arraycopy(source, from, text, at, length);
        textLength = at + length;
        return at;
    }

    private boolean growLines(int length) {
        int needed = linesLength + length;
        if (needed > MAX_TEXT_BYTES) {
            return false;
        }
        lines = Arrays.copyOf(lines, Math.min(MAX_TEXT_BYTES, Math.max(needed, 2 * lines.length)));
        return true;
    }
}
