package io.sluice.language.rule;

import java.util.List;

/** What {@code return} and {@code deny} send, with all constant parts ready. Never changed after reading. */
public final class ReplySpec {

    /** 200 to 599. */
    public final int status;
    public final Kind kind;
    /** Value of {@code Content-Type}; null when the reply has no body of its own. */
    public final String contentType;
    /** {@link Kind#BODY}: the body; {@link Kind#RAW}: a whole HTTP/1 response; else empty. */
    public final byte[] bytes;
    public final List<Header> headers;

    public ReplySpec(int status, Kind kind, String contentType, byte[] bytes, List<Header> headers) {
        this.status = status;
        this.kind = kind;
        this.contentType = contentType;
        this.bytes = bytes;
        this.headers = List.copyOf(headers);
    }

    /** What the reply is made of. */
    public enum Kind {
        /** Status line, {@link #headers}, {@code Content-Type} and {@code Content-Length}, {@link #bytes} as the body (which may be empty). */
        BODY,
        /** {@link #bytes} is a whole HTTP/1 response (from {@code errorfile}), empty to close without a word. */
        RAW,
        /** The proxy's own error reply of this status: its {@code errorfile} when it has one, else the built-in page. */
        PROXY_ERROR
    }

    /** A header to add. */
    public record Header(String name, String value) {
    }
}
