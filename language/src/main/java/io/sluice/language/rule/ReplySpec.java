package io.sluice.language.rule;

import io.sluice.language.config.model.HttpErrors;
import java.util.List;

/** What {@code return}, {@code deny}, {@code tarpit} and {@code http-error} send, with all constant parts ready. Never changed after reading. */
public final class ReplySpec {

    private static final byte[] NOTHING = new byte[0];

    /** 200 to 599. */
    public final int status;
    public final Kind kind;
    /** Value of {@code Content-Type}; null when the reply has no body of its own. */
    public final String contentType;
    /** {@link Kind#BODY}: the body; {@link Kind#RAW}: a whole HTTP/1 response; else empty. */
    public final byte[] bytes;
    public final List<Header> headers;
    /** {@link Kind#SECTION}: the name of the {@code http-errors} section; else null. */
    public final String section;
    private ReplySpec target;

    public ReplySpec(int status, Kind kind, String contentType, byte[] bytes, List<Header> headers) {
        this(status, kind, contentType, bytes, headers, null);
    }

    private ReplySpec(int status, Kind kind, String contentType, byte[] bytes, List<Header> headers, String section) {
        this.status = status;
        this.kind = kind;
        this.contentType = contentType;
        this.bytes = bytes;
        this.headers = List.copyOf(headers);
        this.section = section;
    }

    /** The reply of this status in an {@code http-errors} section, which may be declared later. */
    static ReplySpec of(int status, String section) {
        return new ReplySpec(status, Kind.SECTION, null, NOTHING, List.of(), section);
    }

    /** A whole response from a file. */
    public static ReplySpec raw(int status, byte[] response) {
        return new ReplySpec(status, Kind.RAW, null, response, List.of());
    }

    /** What is sent: this one, or what its section holds; a section that does not know the status gives an empty reply. */
    public ReplySpec resolved() {
        return target == null ? this : target;
    }

    /** Leads to a section; called once, when everything has been read. */
    public void resolve(HttpErrors errors) {
        ReplySpec found = errors.replies.get(status);
        target = found == null ? new ReplySpec(status, Kind.BODY, null, NOTHING, List.of()) : found;
    }

    /** What the reply is made of. */
    public enum Kind {
        /** Status line, {@link #headers}, {@code Content-Type} and {@code Content-Length}, {@link #bytes} as the body (which may be empty). */
        BODY,
        /** {@link #bytes} is a whole HTTP/1 response (from {@code errorfile}), empty to close without a word. */
        RAW,
        /** The proxy's own error reply of this status: its {@code errorfile} when it has one, else the built-in page. */
        PROXY_ERROR,
        /** The reply of this status in an {@code http-errors} section. */
        SECTION
    }

    /** A header to add. */
    public record Header(String name, String value) {
    }
}
