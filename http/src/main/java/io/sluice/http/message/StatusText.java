package io.sluice.http.message;

import java.nio.charset.StandardCharsets;

/** The reason phrase of every status, as a message gets it that has none of its own. Immutable. */
public final class StatusText {

    private static final int STATUSES = 1000;
    private static final byte[][] REASONS = new byte[STATUSES][];

    static {
        String[] classes = {"Other", "Informational", "Success", "Redirection", "Client Error", "Server Error", "Other", "Other", "Other", "Other"};
        for (int status = 0; status < STATUSES; status++) {
            put(status, classes[status / 100]);
        }
        put(100, "Continue");
        put(101, "Switching Protocols");
        put(102, "Processing");
        put(200, "OK");
        put(201, "Created");
        put(202, "Accepted");
        put(203, "Non-Authoritative Information");
        put(204, "No Content");
        put(205, "Reset Content");
        put(206, "Partial Content");
        put(207, "Multi-Status");
        put(210, "Content Different");
        put(226, "IM Used");
        put(300, "Multiple Choices");
        put(301, "Moved Permanently");
        put(302, "Found");
        put(303, "See Other");
        put(304, "Not Modified");
        put(305, "Use Proxy");
        put(307, "Temporary Redirect");
        put(308, "Permanent Redirect");
        put(310, "Too many Redirects");
        putClientErrors();
        putServerErrors();
    }

    private StatusText() {
    }

    private static void putClientErrors() {
        put(400, "Bad Request");
        put(401, "Unauthorized");
        put(402, "Payment Required");
        put(403, "Forbidden");
        put(404, "Not Found");
        put(405, "Method Not Allowed");
        put(406, "Not Acceptable");
        put(407, "Proxy Authentication Required");
        put(408, "Request Time-out");
        put(409, "Conflict");
        put(410, "Gone");
        put(411, "Length Required");
        put(412, "Precondition Failed");
        put(413, "Request Entity Too Large");
        put(414, "Request-URI Too Long");
        put(415, "Unsupported Media Type");
        put(416, "Requested range unsatisfiable");
        put(417, "Expectation failed");
        put(418, "I'm a teapot");
        put(421, "Misdirected Request");
        put(422, "Unprocessable Content");
        put(423, "Locked");
        put(424, "Method failure");
        put(425, "Too Early");
        put(426, "Upgrade Required");
        put(428, "Precondition Required");
        put(429, "Too Many Requests");
        put(431, "Request Header Fields Too Large");
        put(449, "Retry With");
        put(450, "Blocked by Windows Parental Controls");
        put(451, "Unavailable For Legal Reasons");
        put(456, "Unrecoverable Error");
        put(499, "client has closed connection");
    }

    private static void putServerErrors() {
        put(500, "Internal Server Error");
        put(501, "Not Implemented");
        put(502, "Bad Gateway or Proxy Error");
        put(503, "Service Unavailable");
        put(504, "Gateway Time-out");
        put(505, "HTTP Version not supported");
        put(506, "Variant also negotiate");
        put(507, "Insufficient storage");
        put(508, "Loop detected");
        put(509, "Bandwidth Limit Exceeded");
        put(510, "Not extended");
        put(511, "Network authentication required");
        put(520, "Web server is returning an unknown error");
    }

    private static void put(int status, String reason) {
        REASONS[status] = reason.getBytes(StandardCharsets.US_ASCII);
    }

    /** The phrase of a status from 0 to 999; the caller must not change it. */
    public static byte[] reason(int status) {
        return REASONS[status];
    }
}
