package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;

/** Request methods as small numbers; a method the proxy knows nothing about is {@link #OTHER} and is forwarded all the same. */
public final class Method {

    public static final int OTHER = 0;
    public static final int GET = 1;
    public static final int HEAD = 2;
    public static final int POST = 3;
    public static final int PUT = 4;
    public static final int DELETE = 5;
    public static final int CONNECT = 6;
    public static final int OPTIONS = 7;
    public static final int TRACE = 8;
    public static final int PATCH = 9;
    /** What HTTP/2 connections begin with; no method of HTTP/1. */
    static final int PRI = 10;

    private static final String[] NAMES = {"OTHER", "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "PRI"};

    private Method() {
    }

    /** The method's name; methods are case-sensitive. */
    public static String name(int method) {
        return NAMES[method];
    }

    static int of(Buffer buffer, int offset, int length) {
        return switch (length) {
            case 3 -> ofThree(buffer, offset);
            case 4 -> ofFour(buffer.getInt(offset));
            case 5 -> spells(buffer, offset, TRACE) ? TRACE : spells(buffer, offset, PATCH) ? PATCH : OTHER;
            case 6 -> spells(buffer, offset, DELETE) ? DELETE : OTHER;
            case 7 -> spells(buffer, offset, CONNECT) ? CONNECT : spells(buffer, offset, OPTIONS) ? OPTIONS : OTHER;
            default -> OTHER;
        };
    }

    private static int ofThree(Buffer buffer, int offset) {
        int head = buffer.getShort(offset);
        byte last = buffer.get(offset + 2);
        if (head == ('E' << 8 | 'G') && last == 'T') {
            return GET;
        }
        if (head == ('U' << 8 | 'P') && last == 'T') {
            return PUT;
        }
        return head == ('R' << 8 | 'P') && last == 'I' ? PRI : OTHER;
    }

    private static int ofFour(int word) {
        if (word == ('T' << 24 | 'S' << 16 | 'O' << 8 | 'P')) {
            return POST;
        }
        return word == ('D' << 24 | 'A' << 16 | 'E' << 8 | 'H') ? HEAD : OTHER;
    }

    private static boolean spells(Buffer buffer, int offset, int method) {
        String name = NAMES[method];
        for (int i = 0; i < name.length(); i++) {
            if (buffer.get(offset + i) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
