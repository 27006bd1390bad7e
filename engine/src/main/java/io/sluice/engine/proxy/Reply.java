package io.sluice.engine.proxy;

import io.sluice.http.message.StandardReply;
import io.sluice.http.message.StatusText;
import io.sluice.language.rule.ReplySpec;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A response that this program makes by itself, encoded once in the forms it may need: bare, for something that was no request, and in answer to a request
 * whose connection is kept or closed. What it says about the connection follows the rules for any forwarded response. Immutable.
 */
public final class Reply {

    private static final String KEEP_ALIVE = "connection: keep-alive\r\n";
    private static final String CLOSE = "connection: close\r\n";
    private static final String CONNECTION = "connection:";

    private final int status;
    private final boolean alwaysCloses;
    private final byte[] bare;
    private final byte[] keepAlive;
    /** The same for a client of HTTP/1.0, which must be told. */
    private final byte[] keepAliveSaid;
    private final byte[] close;
    private final int bodyLength;

    private Reply(int status, boolean alwaysCloses, byte[] bare, byte[] keepAlive, byte[] keepAliveSaid, byte[] close, int bodyLength) {
        this.status = status;
        this.alwaysCloses = alwaysCloses;
        this.bare = bare;
        this.keepAlive = keepAlive;
        this.keepAliveSaid = keepAliveSaid;
        this.close = close;
        this.bodyLength = bodyLength;
    }

    /** The built-in page of a status; null when there is none. */
    public static Reply standard(int status) {
        StandardReply reply = StandardReply.of(status);
        if (reply == null) {
            return null;
        }
        String kept = text(reply.exchange(true));
        int body = reply.body().length;
        byte[] said = bytes(kept.substring(0, kept.length() - body - 2) + KEEP_ALIVE + "\r\n" + kept.substring(kept.length() - body));
        return new Reply(status, reply.alwaysCloses(), reply.bare(), reply.exchange(true), said, reply.exchange(false), body);
    }

    /** A silent reply: the connection is closed without a word. */
    public static Reply silent(int status) {
        byte[] nothing = {};
        return new Reply(status, true, nothing, nothing, nothing, nothing, 0);
    }

    /** What the configuration asks for; null for the proxy's own reply of the status. */
    public static Reply of(ReplySpec spec) {
        ReplySpec reply = spec.resolved();
        return switch (reply.kind) {
            case RAW -> response(reply.status, text(reply.bytes), null);
            case BODY -> response(reply.status, composed(reply), StandardReply.of(reply.status));
            default -> null;
        };
    }

    /** A response without a body from its head of complete lines, without the empty one. */
    public static Reply headOnly(int status, String head) {
        return response(status, head + "\r\n", StandardReply.of(status));
    }

    private static String composed(ReplySpec spec) {
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ").append(spec.status).append(' ').append(text(StatusText.reason(spec.status))).append("\r\n");
        for (ReplySpec.Header header : spec.headers) {
            head.append(header.name().toLowerCase(Locale.ROOT)).append(": ").append(header.value()).append("\r\n");
        }
        head.append("content-length: ").append(spec.bytes.length).append("\r\n");
        if (spec.contentType != null) {
            head.append("content-type: ").append(spec.contentType).append("\r\n");
        }
        return head.append("\r\n").append(text(spec.bytes)).toString();
    }

    /** A whole response with lower-case names; {@code page} is what answers something that was no request in its place, null for the response itself. */
    private static Reply response(int status, String response, StandardReply page) {
        if (response.isEmpty()) {
            return silent(status);
        }
        int headEnd = response.indexOf("\r\n\r\n") + 2;
        String body = response.substring(headEnd + 2);
        StringBuilder head = new StringBuilder(headEnd);
        boolean closes = false;
        boolean delimited = response.startsWith(" 204", 8) || response.startsWith(" 304", 8);
        for (int from = 0; from < headEnd;) {
            int to = response.indexOf("\r\n", from) + 2;
            String line = response.substring(from, to);
            if (line.startsWith(CONNECTION)) {
                String others = tokensBut(line.substring(CONNECTION.length()));
                closes |= names(line.substring(CONNECTION.length()), "close");
                line = others.isEmpty() ? "" : CONNECTION + " " + others + "\r\n";
            }
            delimited |= line.startsWith("content-length:");
            head.append(line);
            from = to;
        }
        boolean atLeast11 = !response.startsWith("HTTP/1.0") && !response.startsWith("HTTP/0");
        byte[] said = bytes(head + KEEP_ALIVE + "\r\n" + body);
        byte[] bare = page == null ? bytes(response) : page.bare();
        return new Reply(status, closes || !delimited, bare, atLeast11 ? bytes(head + "\r\n" + body) : said, said,
            bytes(head + (atLeast11 ? CLOSE : "") + "\r\n" + body), body.length());
    }

    private static boolean names(String list, String token) {
        for (String element : list.split(",", -1)) {
            if (element.strip().equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }

    /** The elements of a Connection header that do not speak of this connection. */
    private static String tokensBut(String list) {
        StringBuilder kept = new StringBuilder();
        for (String element : list.split(",", -1)) {
            String token = element.strip();
            if (!token.isEmpty() && !token.equalsIgnoreCase("close") && !token.equalsIgnoreCase("keep-alive")) {
                kept.append(kept.isEmpty() ? "" : ",").append(token);
            }
        }
        return kept.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public int status() {
        return status;
    }

    public boolean alwaysCloses() {
        return alwaysCloses;
    }

    /** Nothing is to be sent at all. */
    public boolean isSilent() {
        return bare.length == 0;
    }

    /** The answer to something that was no request. The caller does not change it. */
    public byte[] bare() {
        return bare;
    }

    /** The answer to a request of a client of at least HTTP/1.1, or below. The caller does not change it. */
    public byte[] exchange(boolean keepsAlive, boolean clientAtLeast11) {
        return !keepsAlive ? close : clientAtLeast11 ? keepAlive : keepAliveSaid;
    }

    /** Bytes of the body at the end of every form; not sent in answer to a HEAD. */
    public int bodyLength() {
        return bodyLength;
    }
}
