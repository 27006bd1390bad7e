package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;

/**
 * The headers that the proxy itself looks at, as small numbers that {@link HeadIndex#known} holds for every header of a head.
 *
 * <p>The recogniser compares whole words with bit 5 set. That equals a comparison without regard to case because a header name has
 * been checked to be a token before, and the only token characters that bit 5 disturbs ({@code ^} and {@code _}) turn into
 * characters that no known name holds.
 */
public final class KnownHeader {

    public static final int OTHER = 0;
    public static final int HOST = 1;
    public static final int CONNECTION = 2;
    public static final int CONTENT_LENGTH = 3;
    public static final int TRANSFER_ENCODING = 4;
    public static final int UPGRADE = 5;
    public static final int EXPECT = 6;
    public static final int TE = 7;
    public static final int COOKIE = 8;
    public static final int SET_COOKIE = 9;
    public static final int X_FORWARDED_FOR = 10;
    public static final int SEC_WEBSOCKET_KEY = 11;
    public static final int SEC_WEBSOCKET_ACCEPT = 12;
    public static final int HTTP2_SETTINGS = 13;

    private static final long SPREAD = 0x2020202020202020L;
    private static final int HOST_WORD = (int) word("host");
    private static final int UPGRADE_HEAD = (int) word("upgr");
    private static final int UPGRADE_TAIL = (int) word("rade");
    private static final int COOKIE_HEAD = (int) word("cook");
    private static final int COOKIE_TAIL = (int) word("okie");
    private static final int EXPECT_HEAD = (int) word("expe");
    private static final int EXPECT_TAIL = (int) word("pect");
    private static final long CONNECTION_HEAD = word("connecti");
    private static final long CONNECTION_TAIL = word("nnection");
    private static final long SET_COOKIE_HEAD = word("set-cook");
    private static final long SET_COOKIE_TAIL = word("t-cookie");
    private static final long LENGTH_HEAD = word("content-");
    private static final long LENGTH_TAIL = word("t-length");
    private static final long SETTINGS_HEAD = word("http2-se");
    private static final long SETTINGS_TAIL = word("settings");
    private static final long FORWARDED_HEAD = word("x-forwar");
    private static final long FORWARDED_TAIL = word("rded-for");
    private static final long CODING_HEAD = word("transfer");
    private static final long CODING_MIDDLE = word("-encodin");
    private static final long CODING_TAIL = word("encoding");
    private static final long WEBSOCKET_HEAD = word("sec-webs");
    private static final long WEBSOCKET_MIDDLE = word("ocket-ke");
    private static final long KEY_TAIL = word("cket-key");
    private static final long WEBSOCKET_ACCEPT_MIDDLE = word("ocket-ac");
    private static final long ACCEPT_TAIL = word("t-accept");

    private KnownHeader() {
    }

    /** Which known header the name at {@code offset} is; the name must be a token. */
    static int of(Buffer buffer, int offset, int length) {
        return switch (length) {
            case 2 -> (buffer.getShort(offset) | 0x2020) == 0x6574 ? TE : OTHER;
            case 4 -> four(buffer, offset) == HOST_WORD ? HOST : OTHER;
            case 6 -> ofSix(four(buffer, offset), four(buffer, offset + 2));
            case 7 -> four(buffer, offset) == UPGRADE_HEAD && four(buffer, offset + 3) == UPGRADE_TAIL ? UPGRADE : OTHER;
            case 10 -> ofTen(eight(buffer, offset), eight(buffer, offset + 2));
            case 14 -> ofFourteen(eight(buffer, offset), eight(buffer, offset + 6));
            case 15 -> match(eight(buffer, offset), FORWARDED_HEAD, eight(buffer, offset + 7), FORWARDED_TAIL, X_FORWARDED_FOR);
            case 17 -> ofSeventeen(eight(buffer, offset), eight(buffer, offset + 8), eight(buffer, offset + 9));
            case 20 -> match(eight(buffer, offset), WEBSOCKET_HEAD, eight(buffer, offset + 12), ACCEPT_TAIL,
                    eight(buffer, offset + 8) == WEBSOCKET_ACCEPT_MIDDLE ? SEC_WEBSOCKET_ACCEPT : OTHER);
            default -> OTHER;
        };
    }

    private static int ofSix(int head, int tail) {
        if (head == COOKIE_HEAD && tail == COOKIE_TAIL) {
            return COOKIE;
        }
        return head == EXPECT_HEAD && tail == EXPECT_TAIL ? EXPECT : OTHER;
    }

    private static int ofTen(long head, long tail) {
        if (head == CONNECTION_HEAD && tail == CONNECTION_TAIL) {
            return CONNECTION;
        }
        return head == SET_COOKIE_HEAD && tail == SET_COOKIE_TAIL ? SET_COOKIE : OTHER;
    }

    private static int ofFourteen(long head, long tail) {
        if (head == LENGTH_HEAD && tail == LENGTH_TAIL) {
            return CONTENT_LENGTH;
        }
        return head == SETTINGS_HEAD && tail == SETTINGS_TAIL ? HTTP2_SETTINGS : OTHER;
    }

    private static int ofSeventeen(long head, long middle, long tail) {
        if (head == CODING_HEAD && middle == CODING_MIDDLE && tail == CODING_TAIL) {
            return TRANSFER_ENCODING;
        }
        return head == WEBSOCKET_HEAD && middle == WEBSOCKET_MIDDLE && tail == KEY_TAIL ? SEC_WEBSOCKET_KEY : OTHER;
    }

    private static int match(long head, long expectedHead, long tail, long expectedTail, int known) {
        return head == expectedHead && tail == expectedTail ? known : OTHER;
    }

    private static int four(Buffer buffer, int offset) {
        return buffer.getInt(offset) | (int) SPREAD;
    }

    private static long eight(Buffer buffer, int offset) {
        return buffer.getLong(offset) | SPREAD;
    }

    private static long word(String text) {
        long word = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            word = word << 8 | text.charAt(i) | 0x20;
        }
        return word;
    }
}
