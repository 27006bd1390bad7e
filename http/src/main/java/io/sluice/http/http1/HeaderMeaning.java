package io.sluice.http.http1;

import static io.sluice.http.http1.HeadError.BAD_HOST;
import static io.sluice.http.http1.HeadError.BAD_LENGTH;
import static io.sluice.http.http1.HeadError.BAD_TRANSFER_ENCODING;
import static io.sluice.http.http1.HeadError.CONFLICTING_LENGTH;
import static io.sluice.http.http1.HeadError.HOST_MISMATCH;

import io.sluice.base.bytes.Buffer;
import java.nio.charset.StandardCharsets;

/** Reads the values of the headers that decide about the message itself, one header at a time. Stateless; see {@link HeadParser}. */
final class HeaderMeaning {

    private static final byte[] CHUNKED = lowerCase("chunked");
    private static final byte[] CONTINUE = lowerCase("100-continue");
    private static final byte[] WEBSOCKET = lowerCase("websocket");
    private static final byte[] TRAILERS = lowerCase("trailers");

    /** Sixteen bytes in base 64. */
    private static final int WEBSOCKET_KEY_LENGTH = 24;

    private HeaderMeaning() {
    }

    /** Notes what header {@code i} says; answers 0 or a negative error. */
    static int note(Buffer buffer, int i, int known, HeadIndex out) {
        switch (known) {
            case KnownHeader.HOST -> {
                return host(buffer, i, out);
            }
            case KnownHeader.CONNECTION -> connection(buffer, i, out);
            case KnownHeader.CONTENT_LENGTH -> {
                return contentLength(buffer, i, out);
            }
            case KnownHeader.TRANSFER_ENCODING -> {
                return transferEncoding(buffer, i, out);
            }
            case KnownHeader.UPGRADE -> upgrade(buffer, i, out);
            case KnownHeader.EXPECT -> {
                if (Octets.equalsIgnoreCase(buffer, out.valueOffset[i], out.valueLength[i], CONTINUE)) {
                    out.flags |= HeadIndex.EXPECT_CONTINUE;
                }
            }
            case KnownHeader.TE -> te(buffer, i, out);
            case KnownHeader.COOKIE, KnownHeader.SET_COOKIE -> {
                if (out.cookieIndex < 0) {
                    out.cookieIndex = i;
                }
            }
            case KnownHeader.X_FORWARDED_FOR -> {
                if (out.forwardedForIndex < 0) {
                    out.forwardedForIndex = i;
                }
            }
            case KnownHeader.SEC_WEBSOCKET_ACCEPT -> out.flags |= HeadIndex.WEBSOCKET_ACCEPT;
            case KnownHeader.SEC_WEBSOCKET_KEY -> {
                if (out.valueLength[i] == WEBSOCKET_KEY_LENGTH) {
                    out.flags |= HeadIndex.WEBSOCKET_KEY;
                }
            }
            default -> { }
        }
        return 0;
    }

    /** Every Host of a request must be a host with an optional port, and further ones must repeat the first; they are dropped. */
    private static int host(Buffer buffer, int i, HeadIndex out) {
        if (!out.request) {
            return 0;
        }
        int start = out.valueOffset[i];
        int end = start + out.valueLength[i];
        if (!HostText.isValid(buffer, start, end)) {
            return out.fail(BAD_HOST, start, MessageState.HEADER_FOLD);
        }
        int first = out.hostIndex;
        if (first < 0) {
            out.hostIndex = i;
            return 0;
        }
        if (!HostText.same(buffer, out.valueOffset[first], out.valueOffset[first] + out.valueLength[first], start, end)) {
            return out.fail(HOST_MISMATCH, start, MessageState.HEADER_FOLD);
        }
        drop(i, out);
        return 0;
    }

    private static void connection(Buffer buffer, int i, HeadIndex out) {
        if (out.connectionIndex < 0) {
            out.connectionIndex = i;
        }
        out.flags |= HeadIndex.CONNECTION;
        int end = out.valueOffset[i] + out.valueLength[i];
        for (int start = TokenList.next(buffer, out.valueOffset[i], end); start < end;) {
            int comma = TokenList.comma(buffer, start, end);
            out.flags |= TokenList.connectionFlag(buffer, start, Octets.trimBlanks(buffer, start, comma) - start);
            start = TokenList.next(buffer, comma, end);
        }
    }

    private static int contentLength(Buffer buffer, int i, HeadIndex out) {
        int start = out.valueOffset[i];
        int end = start + out.valueLength[i];
        boolean plain = buffer.get(start) != '0' || out.valueLength[i] == 1;
        long previous = out.contentLength;
        int p = start;
        int accepted = start;
        do {
            p = Octets.skipBlanks(buffer, p, end);
            int digits = p;
            long length = 0;
            while (p < end && Octets.is(buffer.get(p), Octets.DIGIT)) {
                int digit = buffer.get(p++) - '0';
                if (length > (Long.MAX_VALUE - digit) / 10) {
                    return out.fail(BAD_LENGTH, accepted, MessageState.HEADER_FOLD);
                }
                length = length * 10 + digit;
            }
            if (p == digits) {
                return out.fail(BAD_LENGTH, accepted, MessageState.HEADER_FOLD);
            }
            p = Octets.skipBlanks(buffer, p, end);
            if (p < end && buffer.get(p) != ',') {
                return out.fail(BAD_LENGTH, accepted, MessageState.HEADER_FOLD);
            }
            if (out.contentLength >= 0 && out.contentLength != length) {
                return out.fail(CONFLICTING_LENGTH, accepted, MessageState.HEADER_FOLD);
            }
            plain &= p == end;
            out.contentLength = length;
            accepted = digits;
        } while (p++ < end);
        if (previous >= 0) {
            drop(i, out);
        } else if (!plain) {
            out.line[i] = HeadIndex.DECIMAL_LENGTH;
            out.canonical = false;
        }
        return 0;
    }

    private static int transferEncoding(Buffer buffer, int i, HeadIndex out) {
        out.flags |= HeadIndex.TRANSFER_ENCODING;
        int offset = out.valueOffset[i];
        int end = offset + out.valueLength[i];
        int comma = offset - 1;
        do {
            int start = Octets.skipBlanks(buffer, comma + 1, end);
            comma = TokenList.comma(buffer, start, end);
            boolean chunked = Octets.equalsIgnoreCase(buffer, start, Octets.trimBlanks(buffer, start, comma) - start, CHUNKED);
            boolean behindChunked = (out.flags & HeadIndex.CHUNKED) != 0;
            if (comma == start || behindChunked && (chunked || out.request)) {
                return out.fail(BAD_TRANSFER_ENCODING, offset, MessageState.HEADER_FOLD);
            }
            out.flags = chunked ? out.flags | HeadIndex.CHUNKED : out.flags & ~HeadIndex.CHUNKED | HeadIndex.OTHER_CODING;
        } while (comma < end);
        if (!spells(buffer, offset, out.valueLength[i], CHUNKED)) {
            out.line[i] = HeadIndex.PLAIN_CHUNKED;
            out.canonical = false;
        }
        return 0;
    }

    private static void upgrade(Buffer buffer, int i, HeadIndex out) {
        int end = out.valueOffset[i] + out.valueLength[i];
        for (int start = TokenList.next(buffer, out.valueOffset[i], end); start < end;) {
            int comma = TokenList.comma(buffer, start, end);
            int length = Octets.trimBlanks(buffer, start, comma) - start;
            if (!TokenList.isHttp2(buffer, start, length)) {
                out.flags |= HeadIndex.UPGRADE;
            }
            if (Octets.equalsIgnoreCase(buffer, start, length, WEBSOCKET)) {
                out.flags |= HeadIndex.WEBSOCKET;
            }
            start = TokenList.next(buffer, comma, end);
        }
        out.flags |= HeadIndex.UPGRADE_SEEN;
    }

    private static void te(Buffer buffer, int i, HeadIndex out) {
        int end = out.valueOffset[i] + out.valueLength[i];
        boolean keep = false;
        for (int start = TokenList.next(buffer, out.valueOffset[i], end); start < end;) {
            int comma = TokenList.comma(buffer, start, end);
            int elementEnd = Octets.trimBlanks(buffer, start, comma);
            keep |= elementEnd - start >= TRAILERS.length && spells(buffer, elementEnd - TRAILERS.length, TRAILERS.length, TRAILERS);
            start = TokenList.next(buffer, comma, end);
        }
        if (!keep) {
            drop(i, out);
        } else if (!spells(buffer, out.valueOffset[i], out.valueLength[i], TRAILERS)) {
            out.line[i] = HeadIndex.TE_TRAILERS;
            out.canonical = false;
        }
    }

    private static boolean spells(Buffer buffer, int offset, int length, byte[] text) {
        boolean same = length == text.length;
        for (int k = 0; same && k < length; k++) {
            same = buffer.get(offset + k) == text[k];
        }
        return same;
    }

    static void drop(int i, HeadIndex out) {
        out.line[i] = HeadIndex.DROP;
        out.canonical = false;
    }

    private static byte[] lowerCase(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
