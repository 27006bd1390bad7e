package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;
import java.nio.charset.StandardCharsets;

/** A body sink that keeps what it is given, for tests. */
final class Pieces implements BodySink {

    private final StringBuilder all = new StringBuilder();
    private final StringBuilder payload = new StringBuilder();
    private String lastFraming = "";

    @Override
    public void raw(Buffer buffer, int from, int to) {
        String text = buffer.toText(from, to - from);
        all.append(text);
        payload.append(text);
    }

    @Override
    public void bytes(byte[] source, int from, int length) {
        lastFraming = new String(source, from, length, StandardCharsets.ISO_8859_1);
        all.append(lastFraming);
    }

    /** Adds what may be forwarded as it is. */
    void verbatim(Buffer buffer, int from, int to) {
        all.append(buffer.toText(from, to - from));
    }

    /** Everything that is forwarded. */
    String all() {
        return all.toString();
    }

    String payload() {
        return payload.toString();
    }

    String lastFraming() {
        return lastFraming;
    }
}
