package io.sluice.engine.proxy;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.log.CapturedValues;
import io.sluice.engine.log.TrafficRecord;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.KnownHeader;
import io.sluice.language.config.model.HeaderCapture;
import io.sluice.language.config.model.ProxySection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * {@code capture …}: takes what a frontend wants to keep out of its messages while their heads are there. Immutable, shared by all loops; the values
 * go into the stream's record.
 */
public final class Captures {

    private static final int SPACE = ' ';

    private final byte[][] requestNames;
    private final byte[][] responseNames;
    private final byte[] cookie;
    private final int cookieLength;

    private Captures(ProxySection section) {
        requestNames = names(section.requestCaptures);
        responseNames = names(section.responseCaptures);
        HeaderCapture capture = section.cookieCapture;
        cookie = capture == null ? null : capture.name().getBytes(StandardCharsets.ISO_8859_1);
        cookieLength = capture == null ? 0 : capture.maxLengthBytes();
    }

    /** Null when nothing is to be kept. */
    static Captures of(ProxySection section) {
        boolean none = section.requestCaptures.isEmpty() && section.responseCaptures.isEmpty() && section.cookieCapture == null;
        return none || section.mode != ProxySection.Mode.HTTP ? null : new Captures(section);
    }

    private static byte[][] names(List<HeaderCapture> captures) {
        byte[][] names = new byte[captures.size()][];
        for (int i = 0; i < names.length; i++) {
            String name = captures.get(i).name();
            names[i] = name == null ? null : name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1);
        }
        return names;
    }

    /** Takes what is wanted of a request; forgets the last response. */
    public void request(TrafficRecord record, HeadIndex head, Buffer buffer) {
        record.hasCaptures = true;
        if (record.responseCaptures != null) {
            record.responseCaptures.clear();
        }
        headers(requestNames, record.requestCaptures, head, buffer);
        if (cookie != null) {
            int length = cookie(head, KnownHeader.COOKIE, buffer, record.requestCookie);
            if (length > record.requestCookie.length) {
                record.requestCookie = new byte[cookieLength];
                length = cookie(head, KnownHeader.COOKIE, buffer, record.requestCookie);
            }
            record.requestCookieLength = length;
        }
    }

    /** Takes what is wanted of a response. */
    public void response(TrafficRecord record, HeadIndex head, Buffer buffer) {
        headers(responseNames, record.responseCaptures, head, buffer);
        if (cookie != null) {
            int length = cookie(head, KnownHeader.SET_COOKIE, buffer, record.responseCookie);
            if (length > record.responseCookie.length) {
                record.responseCookie = new byte[cookieLength];
                length = cookie(head, KnownHeader.SET_COOKIE, buffer, record.responseCookie);
            }
            record.responseCookieLength = length;
        }
    }

    /** The last header of a name counts. */
    private static void headers(byte[][] names, CapturedValues values, HeadIndex head, Buffer buffer) {
        if (values == null) {
            return;
        }
        values.clear();
        for (int place = 0; place < names.length; place++) {
            byte[] name = names[place];
            for (int i = head.count - 1; name != null && i >= 0; i--) {
                if (head.nameLength[i] == name.length && startsWith(buffer, head.nameOffset[i], name)) {
                    values.set(place, buffer, head.valueOffset[i], head.valueLength[i]);
                    break;
                }
            }
        }
    }

    private static boolean startsWith(Buffer buffer, int offset, byte[] lowerCaseName) {
        for (int i = 0; i < lowerCaseName.length; i++) {
            int value = buffer.get(offset + i);
            if ((value >= 'A' && value <= 'Z' ? value | 0x20 : value) != lowerCaseName[i]) {
                return false;
            }
        }
        return true;
    }

    /** Copies the first cookie whose name starts as wanted; returns its length, which may be more than {@code target} holds, or 0. */
    private int cookie(HeadIndex head, int known, Buffer buffer, byte[] target) {
        for (int i = head.next(known, 0); i >= 0; i = head.next(known, i + 1)) {
            int end = head.valueOffset[i] + head.valueLength[i];
            int from = head.valueOffset[i];
            while (from < end) {
                while (from < end && isBlank(buffer.get(from))) {
                    from++;
                }
                int cookieEnd = cookieEnd(buffer, from, end);
                if (matches(buffer, from, cookieEnd)) {
                    int length = Math.min(trimmed(buffer, from, cookieEnd) - from, cookieLength);
                    if (length <= target.length) {
                        buffer.copyTo(from, target, 0, length);
                    }
                    return length;
                }
                if (known == KnownHeader.SET_COOKIE && cookieEnd < end && buffer.get(cookieEnd) == ';') {
                    // What follows are the cookie's attributes.
                    break;
                }
                from = cookieEnd + 1;
            }
        }
        return 0;
    }

    private static boolean isBlank(byte value) {
        return value == SPACE || value == '\t';
    }

    private boolean matches(Buffer buffer, int from, int end) {
        if (end - from < cookie.length) {
            return false;
        }
        for (int i = 0; i < cookie.length; i++) {
            if (buffer.get(from + i) != cookie[i]) {
                return false;
            }
        }
        return true;
    }

    private static int trimmed(Buffer buffer, int from, int end) {
        int last = end;
        while (last > from && isBlank(buffer.get(last - 1))) {
            last--;
        }
        return last;
    }

    /** Where a cookie ends: at a comma or semicolon that does not stand between quotes. */
    private static int cookieEnd(Buffer buffer, int from, int end) {
        boolean quoted = false;
        for (int i = from; i < end; i++) {
            byte value = buffer.get(i);
            if (quoted && value == '\\') {
                i++;
            } else if (value == '"') {
                quoted = !quoted;
            } else if (!quoted && (value == ';' || value == ',')) {
                return i;
            }
        }
        return end;
    }
}
