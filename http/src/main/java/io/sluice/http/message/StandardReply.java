package io.sluice.http.message;

import java.nio.charset.StandardCharsets;

/**
 * The built-in replies that the proxy gives in its own name, byte for byte as HAProxy 3.2 sends them. Immutable; encoded once.
 *
 * <p>A reply has two forms. The bare form answers a request that could not be parsed: it is sent as it stands and the connection is closed
 * behind it. The form of an exchange answers a request that was understood: header names are lower case and whether the connection
 * is kept is said in the last line, as in every forwarded response. The replies 400 and 408 always close.
 */
public final class StandardReply {

    private static final StandardReply[] REPLIES = {
        reply(200, "OK", "Service ready.", false),
        reply(400, "Bad request", "Your browser sent an invalid request.", true),
        reply(401, "Unauthorized", "You need a valid user and password to access this content.", false),
        reply(403, "Forbidden", "Request forbidden by administrative rules.", false),
        reply(404, "Not Found", "The resource could not be found.", false),
        reply(405, "Method Not Allowed", "A request was made of a resource using a request method not supported by that resource.", false),
        reply(407, "Unauthorized", "You need a valid user and password to access this content.", false),
        reply(408, "Request Time-out", "Your browser didn't send a complete request in time.", true),
        reply(410, "Gone", "The resource is no longer available and will not be available again.", false),
        reply(413, "Payload Too Large", "The request entity exceeds the maximum allowed.", false),
        reply(414, "URI Too Long", "The URI provided was too long for the server to process.", false),
        reply(421, "Misdirected Request", "Request sent to a non-authoritative server.", false),
        reply(422, "Unprocessable Content", "The server cannot process the contained instructions.", false),
        reply(425, "Too Early", "Your browser sent early data.", false),
        reply(429, "Too Many Requests", "You have sent too many requests in a given amount of time.", false),
        reply(431, "Request Header Fields Too Large", "Request Header Fields Too Large.", false),
        reply(500, "Internal Server Error", "An internal server error occurred.", false),
        reply(501, "Not Implemented", "The server does not support the functionality required to fulfill the request.", false),
        reply(502, "Bad Gateway", "The server returned an invalid or incomplete response.", false),
        reply(503, "Service Unavailable", "No server is available to handle this request.", false),
        reply(504, "Gateway Time-out", "The server didn't respond in time.", false),
    };

    private final int status;
    private final boolean alwaysCloses;
    private final byte[] body;
    private final byte[] bare;
    private final byte[] keepAlive;
    private final byte[] close;

    private StandardReply(int status, boolean alwaysCloses, byte[] body, byte[] bare, byte[] keepAlive, byte[] close) {
        this.status = status;
        this.alwaysCloses = alwaysCloses;
        this.body = body;
        this.bare = bare;
        this.keepAlive = keepAlive;
        this.close = close;
    }

    /** The reply with a status; null if there is none built in. */
    public static StandardReply of(int status) {
        for (StandardReply reply : REPLIES) {
            if (reply.status == status) {
                return reply;
            }
        }
        return null;
    }

    public int status() {
        return status;
    }

    /** The connection is closed behind this reply whatever the request wanted. */
    public boolean alwaysCloses() {
        return alwaysCloses;
    }

    /** The whole reply to something that was no request; the caller must not change it. */
    public byte[] bare() {
        return bare;
    }

    /** The whole reply to a request; {@link #headLength} bytes of it answer a HEAD request. The caller must not change it. */
    public byte[] exchange(boolean keepsAlive) {
        return keepsAlive && !alwaysCloses ? keepAlive : close;
    }

    /** How many bytes of {@link #exchange} are the head. */
    public int headLength(boolean keepsAlive) {
        return exchange(keepsAlive).length - body.length;
    }

    /** The body alone. */
    public byte[] body() {
        return body;
    }

    private static StandardReply reply(int status, String reason, String sentence, boolean closes) {
        String title = status + " " + reason;
        String page = "<html><body><h1>" + title + "</h1>\n" + sentence + "\n</body></html>\n";
        String line = "HTTP/1.1 " + title + "\r\n";
        String bare = line + "Content-length: " + page.length() + "\r\nCache-Control: no-cache\r\n" + (closes ? "Connection: close\r\n" : "")
                + "Content-Type: text/html\r\n\r\n" + page;
        String head = line + "content-length: " + page.length() + "\r\ncache-control: no-cache\r\ncontent-type: text/html\r\n";
        return new StandardReply(status, closes, ascii(page), ascii(bare), ascii(head + "\r\n" + page),
                ascii(head + "connection: close\r\n\r\n" + page));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
