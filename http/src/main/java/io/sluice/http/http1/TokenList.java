package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * Comma-separated lists in header values: Connection, Upgrade, Transfer-Encoding, TE. Stateless.
 *
 * <p>Filtering keeps the text up to the first token that goes exactly as it was and joins the tokens behind it with a bare comma, as HAProxy does.
 */
final class TokenList {

    private static final byte[] CLOSE = "close".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEEP_ALIVE = "keep-alive".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPGRADE = "upgrade".getBytes(StandardCharsets.US_ASCII);

    private TokenList() {
    }

    /** Where the next element begins: behind commas and blanks; {@code end} if there is none. */
    static int next(Buffer buffer, int p, int end) {
        while (p < end && (Octets.isBlank(buffer.get(p)) || buffer.get(p) == ',')) {
            p++;
        }
        return p;
    }

    /** Where the element that begins at {@code p} ends: at a comma outside quotes or the end of the value, blanks included. */
    static int comma(Buffer buffer, int p, int end) {
        boolean quoted = false;
        for (; p < end; p++) {
            byte octet = buffer.get(p);
            if (octet == ',' && !quoted) {
                return p;
            }
            quoted ^= octet == '"';
            if (octet == '\\' && quoted) {
                p++;
            }
        }
        return end;
    }

    /** The flag of one token of a Connection header, 0 for any that is only forwarded. */
    static int connectionFlag(Buffer buffer, int offset, int length) {
        return switch (length) {
            case 5 -> Octets.equalsIgnoreCase(buffer, offset, length, CLOSE) ? HeadIndex.CLOSE : 0;
            case 7 -> Octets.equalsIgnoreCase(buffer, offset, length, UPGRADE) ? HeadIndex.CONNECTION_UPGRADE : 0;
            case 10 -> Octets.equalsIgnoreCase(buffer, offset, length, KEEP_ALIVE) ? HeadIndex.KEEP_ALIVE : 0;
            default -> 0;
        };
    }

    /** Whether an element of an Upgrade header is h2 or h2c, which the proxy does not pass on. */
    static boolean isHttp2(Buffer buffer, int offset, int length) {
        boolean h2 = length >= 2 && (buffer.get(offset) | 0x20) == 'h' && buffer.get(offset + 1) == '2';
        return h2 && (length == 2 || length == 3 && (buffer.get(offset + 2) | 0x20) == 'c');
    }

    /**
     * Writes the tokens of header {@code i} that are forwarded and answers the offset behind them; with no target it only counts. The header is
     * Connection or Upgrade.
     */
    static int filter(Buffer source, HeadIndex head, int i, Buffer target, int at) {
        boolean connection = head.known[i] == KnownHeader.CONNECTION;
        boolean upgrade = !head.request || head.wantsUpgrade();
        int offset = head.valueOffset[i];
        int end = offset + head.valueLength[i];
        boolean untouched = true;
        int p = at;
        for (int start = next(source, offset, end); start < end;) {
            int comma = comma(source, start, end);
            int tokenEnd = Octets.trimBlanks(source, start, comma);
            boolean keep = connection ? keepsInConnection(connectionFlag(source, start, tokenEnd - start), upgrade)
                    : !isHttp2(source, start, tokenEnd - start);
            if (!keep) {
                untouched = false;
            } else if (untouched) {
                p = copy(source, offset, tokenEnd, target, at);
            } else {
                p = copy(source, start, tokenEnd, target, p > at ? comma(target, p) : p);
            }
            start = next(source, comma, end);
        }
        return p;
    }

    private static boolean keepsInConnection(int flag, boolean upgrade) {
        return flag == 0 || flag == HeadIndex.CONNECTION_UPGRADE && upgrade;
    }

    private static int comma(Buffer target, int at) {
        if (target != null) {
            target.put(at, (byte) ',');
        }
        return at + 1;
    }

    private static int copy(Buffer source, int from, int to, Buffer target, int at) {
        if (target != null) {
            source.copyTo(from, target, at, to - from);
        }
        return at + to - from;
    }
}
