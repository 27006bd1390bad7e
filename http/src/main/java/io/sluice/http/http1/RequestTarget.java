package io.sluice.http.http1;

import static io.sluice.http.http1.HeadError.BAD_TARGET;
import static io.sluice.http.http1.HeadError.HOST_MISMATCH;

import io.sluice.base.bytes.Buffer;

/**
 * Takes the request target apart and compares its authority with the Host header. Stateless; see {@link HeadParser}.
 *
 * <p>A target is a path, {@code *} (for OPTIONS and methods that are not in RFC 2616), {@code scheme://authority/path}, or, for CONNECT only, an authority with a port. An absolute target is
 * forwarded without the scheme's default port and, except for OPTIONS, with the path {@code /} if it has none; when that changes it, Host gets the target's
 * authority. Host must name the same authority, where a missing, an empty and the default port are the same.
 */
final class RequestTarget {

    private RequestTarget() {
    }

    /** Answers 0 or a negative error. */
    static int check(Buffer buffer, HeadIndex out) {
        int offset = out.targetOffset;
        byte first = buffer.get(offset);
        if (first == '/') {
            return path(offset, out.method != Method.CONNECT, out);
        }
        if (first == '*') {
            return path(offset, out.targetLength == 1 && takesAsterisk(out.method), out);
        }
        return withAuthority(buffer, offset, offset + out.targetLength, out);
    }

    private static boolean takesAsterisk(int method) {
        return method == Method.OPTIONS || method == Method.OTHER || method == Method.PATCH;
    }

    private static int path(int offset, boolean allowed, HeadIndex out) {
        out.pathOffset = offset;
        out.pathLength = out.targetLength;
        return allowed ? 0 : out.fail(BAD_TARGET, offset, MessageState.REQUEST_METHOD);
    }

    private static int withAuthority(Buffer buffer, int start, int end, HeadIndex out) {
        int schemeEnd = schemeEnd(buffer, start, end);
        int authority = schemeEnd < 0 ? start : schemeEnd + 3;
        int path = HostText.authorityEnd(buffer, authority, end);
        int host = HostText.behindUserinfo(buffer, authority, path);
        if (!HostText.isValid(buffer, host, path)) {
            return out.fail(BAD_TARGET, start, MessageState.LAST_LF);
        }
        boolean connect = out.method == Method.CONNECT;
        if (schemeEnd < 0 != connect) {
            return out.fail(BAD_TARGET, start, MessageState.REQUEST_METHOD);
        }
        out.authorityOffset = host;
        out.authorityLength = path - host;
        out.pathOffset = path;
        out.pathLength = end - path;
        return connect ? connect(buffer, start, host, path, out) : absolute(buffer, start, schemeEnd, host, path, out);
    }

    /** Where the colon behind a scheme stands that {@code //} follows; -1 if the target does not begin so. */
    private static int schemeEnd(Buffer buffer, int start, int end) {
        int p = start;
        while (p < end && isSchemeOctet(buffer.get(p), p > start)) {
            p++;
        }
        boolean scheme = p > start && p + 2 < end && buffer.get(p) == ':' && buffer.get(p + 1) == '/' && buffer.get(p + 2) == '/';
        return scheme ? p : -1;
    }

    private static boolean isSchemeOctet(byte octet, boolean behindFirst) {
        int lower = octet | 0x20;
        return lower >= 'a' && lower <= 'z' || behindFirst && (octet >= '0' && octet <= '9' || octet == '+' || octet == '-' || octet == '.');
    }

    private static int connect(Buffer buffer, int start, int host, int end, HeadIndex out) {
        int colon = HostText.portColon(buffer, host, end);
        if (colon < 0 || colon + 1 == end) {
            return out.fail(BAD_TARGET, start, MessageState.LAST_LF);
        }
        if (out.hostIndex < 0) {
            return 0;
        }
        int value = out.valueOffset[out.hostIndex];
        int valueEnd = value + out.valueLength[out.hostIndex];
        boolean defaultPort = HostText.isPort(buffer, colon, end, HostText.HTTP_PORT) || HostText.isPort(buffer, colon, end, HostText.HTTPS_PORT);
        if (HostText.same(buffer, value, valueEnd, host, end)) {
            if (defaultPort) {
                shortenHost(out, HostText.portColon(buffer, value, valueEnd));
            }
            return 0;
        }
        int hostColon = HostText.portColon(buffer, value, valueEnd);
        int bareEnd = hostColon >= 0 && hostColon + 1 == valueEnd ? hostColon : valueEnd;
        return defaultPort && HostText.same(buffer, value, bareEnd, host, colon) ? 0 : mismatch(value, out);
    }

    private static void shortenHost(HeadIndex out, int end) {
        int i = out.hostIndex;
        out.valueLength[i] = end - out.valueOffset[i];
        out.line[i] = HeadIndex.REFORMAT;
        out.canonical = false;
    }

    private static int absolute(Buffer buffer, int start, int schemeEnd, int host, int end, HeadIndex out) {
        int port = HostText.defaultPort(buffer, start, schemeEnd);
        int bareEnd = HostText.withoutDefaultPort(buffer, host, end, port);
        if (out.hostIndex >= 0) {
            int value = out.valueOffset[out.hostIndex];
            int valueEnd = value + out.valueLength[out.hostIndex];
            if (!HostText.same(buffer, value, HostText.withoutDefaultPort(buffer, value, valueEnd, port), host, bareEnd)) {
                return mismatch(value, out);
            }
        }
        if (bareEnd == end && (out.pathLength > 0 || out.method == Method.OPTIONS)) {
            return 0;
        }
        out.authorityLength = bareEnd - host;
        out.targetRewritten = true;
        out.startLineRewritten = true;
        if (out.hostIndex >= 0) {
            out.line[out.hostIndex] = HeadIndex.HOST_FROM_TARGET;
            out.canonical = false;
        }
        return 0;
    }

    private static int mismatch(int value, HeadIndex out) {
        return out.fail(HOST_MISMATCH, value, MessageState.LAST_LF);
    }
}
