package io.sluice.engine.persist;

import io.sluice.base.bytes.Buffer;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.Method;

/**
 * Whether a shared cache might keep a response: what {@code cookie … nocache} asks. The answers are HAProxy's.
 *
 * <p>Method and status must allow it, something must tell the response's age or version, and neither Pragma nor Cache-Control may forbid it; of
 * Cache-Control's directives the later ones win over the earlier ones. One per loop.
 */
final class Cacheability {

    private static final byte[] CACHE_CONTROL = Words.ascii("cache-control");
    private static final byte[] PRAGMA = Words.ascii("pragma");
    private static final byte[] EXPIRES = Words.ascii("expires");
    private static final byte[] ETAG = Words.ascii("etag");
    private static final byte[] LAST_MODIFIED = Words.ascii("last-modified");
    private static final byte[] PUBLIC = Words.ascii("public");
    private static final byte[] PRIVATE = Words.ascii("private");
    private static final byte[] NO_STORE = Words.ascii("no-store");
    private static final byte[] NO_CACHE = Words.ascii("no-cache");
    private static final byte[] NO_CACHED_COOKIE = Words.ascii("no-cache=\"set-cookie\"");
    private static final byte[] MAX_AGE = Words.ascii("max-age");
    private static final byte[] SHARED_MAX_AGE = Words.ascii("s-maxage");
    private static final byte[] MAX_AGE_ZERO = Words.ascii("max-age=0");
    private static final byte[] SHARED_MAX_AGE_ZERO = Words.ascii("s-maxage=0");

    private boolean allowed;
    private boolean forbidden;
    private boolean tooOld;
    private boolean dated;

    boolean check(int method, HeadIndex head, Buffer buffer) {
        allowed = allows(method) && allowsStatus(head.status);
        forbidden = false;
        tooOld = false;
        dated = false;
        for (int i = 0; i < head.count; i++) {
            int name = head.nameOffset[i];
            int length = head.nameLength[i];
            int value = head.valueOffset[i];
            int valueLength = head.valueLength[i];
            if (Words.isEqual(buffer, name, length, CACHE_CONTROL)) {
                directives(buffer, value, value + valueLength);
            } else if (Words.isEqual(buffer, name, length, PRAGMA)) {
                forbidden |= Words.isEqual(buffer, value, valueLength, NO_CACHE);
            } else if (Words.isEqual(buffer, name, length, EXPIRES) || Words.isEqual(buffer, name, length, ETAG)
                || Words.isEqual(buffer, name, length, LAST_MODIFIED)) {
                dated = true;
            }
        }
        return allowed && !forbidden && !tooOld && dated;
    }

    private static boolean allows(int method) {
        return method == Method.GET || method == Method.HEAD || method == Method.OPTIONS || method == Method.TRACE;
    }

    private static boolean allowsStatus(int status) {
        return switch (status) {
            case 200, 203, 204, 206, 300, 301, 404, 405, 410, 414, 501 -> true;
            default -> false;
        };
    }

    private void directives(Buffer buffer, int from, int end) {
        int at = from;
        while (at < end) {
            int start = at;
            boolean quoted = false;
            while (at < end && (quoted || buffer.get(at) != ',')) {
                quoted ^= buffer.get(at) == '"';
                at++;
            }
            int stop = at;
            while (start < stop && CookieScanner.isBlank(buffer.get(start))) {
                start++;
            }
            while (stop > start && CookieScanner.isBlank(buffer.get(stop - 1))) {
                stop--;
            }
            directive(buffer, start, stop - start);
            at++;
        }
    }

    private void directive(Buffer buffer, int at, int length) {
        if (Words.startsWith(buffer, at, length, MAX_AGE)) {
            dated = true;
            tooOld |= Words.isEqual(buffer, at, length, MAX_AGE_ZERO);
        } else if (Words.startsWith(buffer, at, length, SHARED_MAX_AGE)) {
            dated = true;
            if (Words.isEqual(buffer, at, length, SHARED_MAX_AGE_ZERO)) {
                allowed = false;
            } else {
                tooOld = false;
            }
        } else if (Words.isEqual(buffer, at, length, PUBLIC)) {
            allowed = true;
        } else if (forbids(buffer, at, length)) {
            allowed = false;
        }
    }

    private static boolean forbids(Buffer buffer, int at, int length) {
        return isDirective(buffer, at, length, PRIVATE) || isDirective(buffer, at, length, NO_STORE)
            || isDirective(buffer, at, length, NO_CACHE) && !Words.isEqual(buffer, at, length, NO_CACHED_COOKIE);
    }

    /** The directive's name alone or with an argument. */
    private static boolean isDirective(Buffer buffer, int at, int length, byte[] name) {
        return Words.startsWith(buffer, at, length, name) && (length == name.length || buffer.get(at + name.length) == '=');
    }
}
