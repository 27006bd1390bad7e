package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;

/** Hosts, ports and authorities as text between two offsets. Stateless. */
final class HostText {

    static final int HTTP_PORT = 80;
    static final int HTTPS_PORT = 443;
    /** The default port of a scheme that has none here. */
    static final int NO_PORT = -1;

    private static final int HTTP_LENGTH = 4;
    private static final int MAX_PORT_DIGITS = 5;

    private HostText() {
    }

    /** Whether the text may be a host with an optional port: no delimiters of a URI, brackets only around the host. */
    static boolean isValid(Buffer buffer, int start, int end) {
        int p = start;
        if (p < end && buffer.get(p) == '[') {
            do {
                if (++p == end) {
                    return false;
                }
            } while (buffer.get(p) != ']' && isHostOctet(buffer.get(p)));
            if (buffer.get(p) != ']' || ++p < end && buffer.get(p) != ':') {
                return false;
            }
        }
        while (p < end && isHostOctet(buffer.get(p))) {
            p++;
        }
        return p == end;
    }

    private static boolean isHostOctet(byte octet) {
        return octet > ' ' && octet != 0x7f && switch (octet) {
            case '/', '?', '#', '@', ',', '\\', '[', ']' -> false;
            default -> true;
        };
    }

    /** Where the authority that begins at {@code start} ends. */
    static int authorityEnd(Buffer buffer, int start, int end) {
        int p = start;
        while (p < end && buffer.get(p) != '/' && buffer.get(p) != '?') {
            p++;
        }
        return p;
    }

    /** Where the host of an authority begins: behind its last {@code @}. */
    static int behindUserinfo(Buffer buffer, int start, int end) {
        for (int p = end - 1; p >= start; p--) {
            if (buffer.get(p) == '@') {
                return p + 1;
            }
        }
        return start;
    }

    /** Whether two texts are the same without regard to case. */
    static boolean same(Buffer buffer, int a, int aEnd, int b, int bEnd) {
        if (aEnd - a != bEnd - b) {
            return false;
        }
        for (int i = 0, length = aEnd - a; i < length; i++) {
            if (lower(buffer.get(a + i)) != lower(buffer.get(b + i))) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet | 0x20 : octet;
    }

    /** Where the colon before the port, which may be empty, stands; -1 if there is none. */
    static int portColon(Buffer buffer, int start, int end) {
        for (int p = end - 1; p >= start; p--) {
            byte octet = buffer.get(p);
            if (octet == ':') {
                return p;
            }
            if (octet < '0' || octet > '9') {
                return -1;
            }
        }
        return -1;
    }

    /** Whether the digits behind {@code colon} are exactly those of a port. */
    static boolean isPort(Buffer buffer, int colon, int end, int port) {
        int digits = end - colon - 1;
        if (digits < 1 || digits > MAX_PORT_DIGITS || buffer.get(colon + 1) == '0') {
            return false;
        }
        int value = 0;
        for (int p = colon + 1; p < end; p++) {
            value = value * 10 + buffer.get(p) - '0';
        }
        return value == port;
    }

    /** The port that http and https imply. */
    static int defaultPort(Buffer buffer, int start, int schemeEnd) {
        int length = schemeEnd - start;
        boolean http = (length == HTTP_LENGTH || length == HTTP_LENGTH + 1) && (buffer.getInt(start) | 0x20202020) == ('p' << 24 | 't' << 16 | 't' << 8 | 'h');
        if (!http) {
            return NO_PORT;
        }
        if (length == HTTP_LENGTH) {
            return HTTP_PORT;
        }
        return (buffer.get(start + HTTP_LENGTH) | 0x20) == 's' ? HTTPS_PORT : NO_PORT;
    }

    /** Where the text ends without an empty port or the given default port. */
    static int withoutDefaultPort(Buffer buffer, int start, int end, int port) {
        int colon = portColon(buffer, start, end);
        return colon >= 0 && (colon + 1 == end || isPort(buffer, colon, end, port)) ? colon : end;
    }
}
