package io.sluice.http.http1;

/** The rules that follow from a whole message: how long its body is, whether the connection lives on, which headers the proxy takes out or adds. Stateless. */
public final class MessageRules {

    private static final byte[] CLOSE_LINE = ascii("connection: close\r\n");
    private static final byte[] KEEP_ALIVE_LINE = ascii("connection: keep-alive\r\n");

    private MessageRules() {
    }

    /** The mode of a request's body for {@link BodyDecoder#start}. */
    public static int requestBody(HeadIndex request) {
        if (request.method == Method.CONNECT) {
            return BodyDecoder.NONE;
        }
        if (request.chunked()) {
            return BodyDecoder.CHUNKED;
        }
        return request.contentLength > 0 ? BodyDecoder.LENGTH : BodyDecoder.NONE;
    }

    /** The mode of a response's body. */
    public static int responseBody(HeadIndex response, int requestMethod) {
        int status = response.status;
        if (status == 101 || requestMethod == Method.CONNECT && status / 100 == 2) {
            return BodyDecoder.TUNNEL;
        }
        if (status / 100 == 1 || status == 204 || status == 304 || requestMethod == Method.HEAD) {
            return BodyDecoder.NONE;
        }
        if (response.chunked()) {
            return BodyDecoder.CHUNKED;
        }
        return response.contentLength < 0 ? BodyDecoder.UNTIL_CLOSE : BodyDecoder.LENGTH;
    }

    /** More response heads follow this one for the same request: any status of the first hundred but 101. */
    public static boolean isInterim(HeadIndex response) {
        return response.status / 100 == 1 && response.status != 101;
    }

    /** Whether the client lets its connection serve further requests after this one. */
    public static boolean clientKeepsAlive(HeadIndex request) {
        return persists(request) && request.method != Method.CONNECT;
    }

    /** Whether the server lets its connection serve further requests after this response. */
    public static boolean serverKeepsAlive(HeadIndex response, int bodyMode) {
        return bodyMode != BodyDecoder.UNTIL_CLOSE && bodyMode != BodyDecoder.TUNNEL && persists(response);
    }

    /** Whether the client's connection can go on behind this response, as far as the response decides it. */
    public static boolean mayKeepClient(HeadIndex response, int bodyMode) {
        return bodyMode != BodyDecoder.UNTIL_CLOSE && !(response.chunked() && !response.atLeast11());
    }

    /** A response that switches protocols although the request did not ask for it: the server's error. */
    public static boolean isUnaskedSwitch(HeadIndex response, boolean requestWantedUpgrade) {
        return response.status == 101 && !requestWantedUpgrade;
    }

    private static boolean persists(HeadIndex head) {
        if (head.connectionClose() || head.lengthAndChunked()) {
            return false;
        }
        return head.atLeast11() || head.connectionKeepAlive() && !head.hasTransferEncoding();
    }

    /** Adds what tells the server whether its connection is kept. */
    public static boolean toServer(HeadIndex request, boolean keepAlive, HeadEdits edits) {
        if (request.method == Method.CONNECT) {
            edits.dropAll(request, KnownHeader.CONTENT_LENGTH);
            edits.dropAll(request, KnownHeader.TRANSFER_ENCODING);
        }
        if (request.atLeast11()) {
            return keepAlive || edits.append(CLOSE_LINE);
        }
        return !keepAlive || request.hasTransferEncoding() || request.wantsUpgrade() || edits.append(KEEP_ALIVE_LINE);
    }

    /** Takes out what a response without a body must not say and adds what tells the client whether its connection is kept. */
    public static boolean toClient(HeadIndex response, int requestMethod, boolean requestAtLeast11, boolean keepAlive, HeadEdits edits) {
        int status = response.status;
        boolean tunnel = requestMethod == Method.CONNECT && status / 100 == 2;
        if (status / 100 == 1 || status == 204 || tunnel) {
            edits.dropAll(response, KnownHeader.CONTENT_LENGTH);
        }
        if (status / 100 == 1 || status == 204 || tunnel) {
            edits.dropAll(response, KnownHeader.TRANSFER_ENCODING);
        }
        if (status / 100 == 1) {
            return true;
        }
        if (keepAlive) {
            boolean said = requestAtLeast11 && response.atLeast11() || response.connectionUpgrade();
            return said || edits.append(KEEP_ALIVE_LINE);
        }
        return !response.atLeast11() || edits.append(CLOSE_LINE);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
