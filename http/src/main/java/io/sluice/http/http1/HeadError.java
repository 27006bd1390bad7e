package io.sluice.http.http1;

/** Why a head or a body is refused: small negative numbers that the parsers answer, and the status that a client gets for each. */
public final class HeadError {

    public static final int BAD_REQUEST_LINE = -1;
    public static final int BAD_STATUS_LINE = -2;
    public static final int UNSUPPORTED_VERSION = -3;
    public static final int BAD_HEADER_NAME = -4;
    public static final int BAD_HEADER_VALUE = -5;
    public static final int BARE_CR = -6;
    public static final int BAD_LENGTH = -7;
    public static final int CONFLICTING_LENGTH = -8;
    public static final int BAD_TRANSFER_ENCODING = -9;
    public static final int UNKNOWN_TRANSFER_CODING = -10;
    public static final int BAD_HOST = -11;
    public static final int HOST_MISMATCH = -12;
    public static final int BAD_TARGET = -13;
    public static final int TOO_MANY_HEADERS = -14;
    public static final int TARGET_TOO_LONG = -15;
    public static final int HEAD_TOO_LARGE = -16;
    public static final int BODY_NOT_ALLOWED = -17;
    public static final int BAD_UPGRADE = -18;
    public static final int BAD_CHUNK_SIZE = -19;
    public static final int BAD_CHUNK_END = -20;
    public static final int BAD_TRAILER = -21;

    private static final String[] NAMES = {
        "none", "bad request line", "bad status line", "unsupported version", "bad header name", "bad header value", "bare CR",
        "bad content-length", "conflicting content-length", "bad transfer-encoding", "unknown transfer coding", "bad host",
        "host and target differ", "bad request target", "too many headers", "request target too long", "head too large",
        "body not allowed", "bad upgrade", "bad chunk size", "bad end of chunk", "bad trailer",
    };

    private HeadError() {
    }

    /** The status of the reply to a client whose request has this error; a response with any error is answered with 502. */
    public static int status(int error) {
        return switch (error) {
            case BODY_NOT_ALLOWED -> 413;
            case TARGET_TOO_LONG -> 414;
            case UNKNOWN_TRANSFER_CODING -> 422;
            case HEAD_TOO_LARGE -> 431;
            default -> 400;
        };
    }

    /** The error in words, for logs and tests. */
    public static String name(int error) {
        return NAMES[-error];
    }
}
