package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;

/**
 * Where everything is in one parsed message head: numbers only, no bytes and no objects.
 *
 * <p>One instance per event loop and direction is filled again and again by {@link HeadParser}; it belongs to that loop. All offsets
 * are offsets of the {@link Buffer} that was parsed, and they are valid until those bytes move or change. The
 * fields are public and not final because they are read for every request; only the parser writes them.
 *
 * <p>After a parse that answered an error, {@link #errorOffset} and {@link #errorState} say where and in which state of the message,
 * in the numbers that {@code show errors} prints. The other fields are then not meaningful, nor are they while bytes are missing.
 */
public final class HeadIndex {

    /** The most headers that a head may have. */
    public static final int MAX_HEADERS = 100;
    /** The longest name of a header. */
    static final int MAX_NAME_BYTES = 255;
    /** One more than a head may have: the extra header is refused only at the end of the head. */
    static final int SLOTS = MAX_HEADERS + 1;

    /** The line reads {@code name: value CRLF} with a lower case name and can be forwarded as it stands. */
    public static final byte VERBATIM = 0;
    /** The line is forwarded as {@code name: value CRLF}; it read differently. */
    public static final byte REFORMAT = 1;
    /** The line is not forwarded: a repeated Host or Content-Length, a Content-Length beside a Transfer-Encoding, an unusable Upgrade or TE. */
    public static final byte DROP = 2;
    /** The value is replaced by the authority of the request target. */
    public static final byte HOST_FROM_TARGET = 3;
    /** The value is replaced by {@link #contentLength}. */
    public static final byte DECIMAL_LENGTH = 4;
    /** Connection without the tokens close and keep-alive (and upgrade where it means nothing), or Upgrade without h2 and h2c. */
    public static final byte FILTER_TOKENS = 5;
    /** The value is replaced by {@code trailers}. */
    public static final byte TE_TRAILERS = 6;
    /** The value is replaced by {@code chunked}. */
    public static final byte PLAIN_CHUNKED = 7;

    static final int CHUNKED = 1;
    static final int CLOSE = 1 << 1;
    static final int KEEP_ALIVE = 1 << 2;
    static final int CONNECTION_UPGRADE = 1 << 3;
    static final int UPGRADE = 1 << 4;
    static final int EXPECT_CONTINUE = 1 << 5;
    static final int LENGTH_AND_CHUNKED = 1 << 6;
    static final int OTHER_CODING = 1 << 7;
    static final int TRANSFER_ENCODING = 1 << 8;
    static final int WEBSOCKET = 1 << 9;
    static final int WEBSOCKET_KEY = 1 << 10;
    static final int CONNECTION = 1 << 11;
    static final int WEBSOCKET_ACCEPT = 1 << 13;
    static final int UPGRADE_SEEN = 1 << 12;
    static final int LONG_NAME = 1 << 14;

    /** True for a request, false for a response. */
    public boolean request;
    /** Where the start line begins: behind the empty lines that were skipped. */
    public int startOffset;
    /** Bytes from the offset that parsing started at to the end of the empty line. */
    public int headLength;
    /** Behind the start line's LF: where the first header, or the empty line, begins. */
    public int startLineEnd;
    /** Where the empty line begins. */
    public int headersEnd;

    /** One of {@link Method}'s numbers. */
    public int method;
    public int methodOffset;
    public int methodLength;
    public int targetOffset;
    public int targetLength;
    /** The host and port inside an absolute or authority target, without userinfo and a scheme's default port; length 0 if there is none. */
    public int authorityOffset;
    public int authorityLength;
    /** Path and query inside the target; length 0 for an authority target and for an absolute one without a path. */
    public int pathOffset;
    public int pathLength;
    /** The target is forwarded as scheme, authority and path because it read differently. */
    public boolean targetRewritten;
    /** The start line is not in the form in which it is forwarded. */
    public boolean startLineRewritten;

    /** The version as received: {@code HTTP/major.minor}. */
    public int majorVersion;
    public int minorVersion;
    int versionOffset;
    /** One to three digits; they are forwarded as received. */
    public int status;
    int statusOffset;
    int statusLength;
    public int reasonOffset;
    public int reasonLength;

    /** Number of headers; the arrays below hold one entry for each. */
    public int count;
    public final int[] nameOffset = new int[SLOTS];
    public final int[] nameLength = new int[SLOTS];
    public final int[] valueOffset = new int[SLOTS];
    public final int[] valueLength = new int[SLOTS];
    /** Behind the line's LF. */
    public final int[] lineEnd = new int[SLOTS];
    /** A number of {@link KnownHeader}. */
    public final byte[] known = new byte[SLOTS];
    /** How the line is forwarded: {@link #VERBATIM} and its siblings. */
    public final byte[] line = new byte[SLOTS];
    /** Every line is {@link #VERBATIM}, and the empty line is CRLF. */
    public boolean canonical;

    /** The first Host header, -1 if there is none. */
    public int hostIndex;
    /** The first Cookie or Set-Cookie header, -1 if there is none. */
    public int cookieIndex;
    /** The first Connection header, -1 if there is none. */
    public int connectionIndex;
    /** The first X-Forwarded-For header, -1 if there is none. */
    public int forwardedForIndex;

    /** The declared length of the body; -1 if none counts. */
    public long contentLength;

    /** Set by an error: the offset of the offending byte. */
    public int errorOffset;
    /** Set by an error: a number of {@link MessageState}. */
    public int errorState;

    int flags;

    /** Forgets everything; the parser calls it for every head. */
    void begin(boolean isRequest) {
        request = isRequest;
        count = 0;
        flags = 0;
        contentLength = -1;
        hostIndex = -1;
        cookieIndex = -1;
        connectionIndex = -1;
        forwardedForIndex = -1;
        canonical = true;
        startLineRewritten = false;
        targetRewritten = false;
        authorityLength = 0;
        pathLength = 0;
        status = 0;
        method = Method.OTHER;
    }

    int fail(int error, int offset, int state) {
        errorOffset = offset;
        errorState = state;
        return error;
    }

    /** The length of the start line without its line end. */
    public int startLineLength(Buffer buffer) {
        int end = startLineEnd - 1;
        if (end > startOffset && buffer.get(end - 1) == '\r') {
            end--;
        }
        return end - startOffset;
    }

    /** HTTP/1.1 or later; later versions are treated as 1.1. */
    public boolean atLeast11() {
        return majorVersion > 1 || majorVersion == 1 && minorVersion >= 1;
    }

    /** The body is chunked. */
    public boolean chunked() {
        return (flags & CHUNKED) != 0;
    }

    /** Connection names {@code close}. */
    public boolean connectionClose() {
        return (flags & CLOSE) != 0;
    }

    /** Connection names {@code keep-alive}. */
    public boolean connectionKeepAlive() {
        return (flags & KEEP_ALIVE) != 0;
    }

    /** Connection names {@code upgrade} and there is an Upgrade header that can be forwarded. */
    public boolean wantsUpgrade() {
        return (flags & (CONNECTION_UPGRADE | UPGRADE)) == (CONNECTION_UPGRADE | UPGRADE);
    }

    /** An upgrade to WebSocket with its key is asked for or granted. */
    public boolean webSocket() {
        return wantsUpgrade() && (flags & WEBSOCKET) != 0;
    }

    /** The client waits for a 100 response before it sends the body. */
    public boolean expectContinue() {
        return (flags & EXPECT_CONTINUE) != 0;
    }

    /** Both Content-Length and Transfer-Encoding were there: the connection must not be used again. */
    public boolean lengthAndChunked() {
        return (flags & LENGTH_AND_CHUNKED) != 0;
    }

    /** Connection names {@code upgrade}. */
    public boolean connectionUpgrade() {
        return (flags & CONNECTION_UPGRADE) != 0;
    }

    /** There is a Transfer-Encoding header. */
    public boolean hasTransferEncoding() {
        return (flags & TRANSFER_ENCODING) != 0;
    }

    /** The first header from index {@code i} on of a known kind, -1 if there is none. */
    public int next(int knownHeader, int i) {
        byte[] kinds = known;
        for (int end = count; i < end; i++) {
            if (kinds[i] == knownHeader) {
                return i;
            }
        }
        return -1;
    }
}
