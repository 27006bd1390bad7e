package io.sluice.language.config.model;

/** What {@code retry-on} lists: the failures after which a request is tried again, as a set of bits. Immutable. */
public final class RetryEvents {

    /** The connection could not be made. */
    public static final int CONNECTION_FAILURE = 1;
    /** The server closed without a word. */
    public static final int EMPTY_RESPONSE = 1 << 1;
    /** The server sent something that is no response, or not the whole head of one. */
    public static final int JUNK_RESPONSE = 1 << 2;
    /** The server did not begin its response in time. */
    public static final int RESPONSE_TIMEOUT = 1 << 3;
    /** The server refused early data; never happens without TLS. */
    public static final int EARLY_DATA_REFUSED = 1 << 4;

    public static final RetryEvents DEFAULT = new RetryEvents(CONNECTION_FAILURE);

    private static final int[] STATUSES = {401, 403, 404, 408, 421, 425, 429, 500, 501, 502, 503, 504};
    private static final int FIRST_STATUS_BIT = 5;
    private static final int IDLE_SAFE = CONNECTION_FAILURE | EMPTY_RESPONSE | RESPONSE_TIMEOUT;

    private final int bits;

    public RetryEvents(int bits) {
        this.bits = bits;
    }

    /** The bit of a word of {@code retry-on} other than {@code none}; 0 when there is no such word. */
    public static int bitsOf(String word) {
        return switch (word) {
            case "conn-failure" -> CONNECTION_FAILURE;
            case "empty-response" -> EMPTY_RESPONSE;
            case "junk-response" -> JUNK_RESPONSE;
            case "response-timeout" -> RESPONSE_TIMEOUT;
            case "0rtt-rejected" -> EARLY_DATA_REFUSED;
            case "all-retryable-errors" -> CONNECTION_FAILURE | EMPTY_RESPONSE | JUNK_RESPONSE | RESPONSE_TIMEOUT | EARLY_DATA_REFUSED
                | statusBit(500) | statusBit(502) | statusBit(503) | statusBit(504);
            default -> word.length() == 3 && word.charAt(0) >= '4' && word.charAt(0) <= '5' ? statusBit(wholeNumber(word)) : 0;
        };
    }

    private static int wholeNumber(String word) {
        int number = 0;
        for (int i = 0; i < word.length(); i++) {
            int digit = word.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static int statusBit(int status) {
        for (int i = 0; i < STATUSES.length; i++) {
            if (STATUSES[i] == status) {
                return 1 << FIRST_STATUS_BIT + i;
            }
        }
        return 0;
    }

    public boolean has(int event) {
        return (bits & event) != 0;
    }

    /** A response with this status is thrown away and the request tried again. */
    public boolean hasStatus(int status) {
        return bits >>> FIRST_STATUS_BIT != 0 && (bits & statusBit(status)) != 0;
    }

    /** Something after the connection was made counts, so that the request must be kept. */
    public boolean needRequest() {
        return (bits & ~CONNECTION_FAILURE) != 0;
    }

    /** Whatever an idle connection that has died can do to a request leads to another try, so that any request may use one. */
    public boolean coverIdleConnections() {
        return (bits & IDLE_SAFE) == IDLE_SAFE;
    }
}
