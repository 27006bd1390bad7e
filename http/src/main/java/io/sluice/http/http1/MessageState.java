package io.sluice.http.http1;

/** The states of an HTTP/1 message by the numbers and names that {@code show errors} prints. */
public final class MessageState {

    public static final int REQUEST_BEFORE = 0;
    public static final int REQUEST_BEFORE_CR = 1;
    public static final int REQUEST_METHOD = 2;
    public static final int REQUEST_METHOD_SPACE = 3;
    public static final int REQUEST_TARGET = 4;
    public static final int REQUEST_TARGET_SPACE = 5;
    public static final int REQUEST_VERSION = 6;
    public static final int REQUEST_LINE_END = 7;
    public static final int RESPONSE_BEFORE = 8;
    public static final int RESPONSE_BEFORE_CR = 9;
    public static final int RESPONSE_VERSION = 10;
    public static final int RESPONSE_VERSION_SPACE = 11;
    public static final int RESPONSE_CODE = 12;
    public static final int RESPONSE_CODE_SPACE = 13;
    public static final int RESPONSE_REASON = 14;
    public static final int RESPONSE_LINE_END = 15;
    public static final int HEADER_FIRST = 16;
    public static final int HEADER_NAME = 17;
    public static final int HEADER_COLON = 18;
    public static final int HEADER_SPACE = 19;
    public static final int HEADER_EMPTY_LF = 20;
    public static final int HEADER_EMPTY_FOLD = 21;
    public static final int HEADER_VALUE = 22;
    public static final int HEADER_LF = 23;
    public static final int HEADER_FOLD = 24;
    public static final int LAST_LF = 25;
    public static final int CHUNK_SIZE = 26;
    public static final int DATA = 27;
    public static final int CHUNK_CRLF = 28;
    public static final int TRAILERS = 29;
    public static final int DONE = 30;
    public static final int TUNNEL = 31;

    private static final String[] NAMES = {
        "MSG_RQBEFORE", "MSG_RQBEFORE_CR", "MSG_RQMETH", "MSG_RQMETH_SP", "MSG_RQURI", "MSG_RQURI_SP", "MSG_RQVER", "MSG_RQLINE_END",
        "MSG_RPBEFORE", "MSG_RPBEFORE_CR", "MSG_RPVER", "MSG_RPVER_SP", "MSG_RPCODE", "MSG_RPCODE_SP", "MSG_RPREASON", "MSG_RPLINE_END",
        "MSG_HDR_FIRST", "MSG_HDR_NAME", "MSG_HDR_COL", "MSG_HDR_L1_SP", "MSG_HDR_L1_LF", "MSG_HDR_L1_LWS", "MSG_HDR_VAL",
        "MSG_HDR_L2_LF", "MSG_HDR_L2_LWS", "MSG_LAST_LF", "MSG_CHUNK_SIZE", "MSG_DATA", "MSG_CHUNK_CRLF", "MSG_TRAILERS", "MSG_DONE",
        "MSG_TUNNEL",
    };

    private MessageState() {
    }

    /** The name as printed, without the number. */
    public static String name(int state) {
        return NAMES[state];
    }
}
