package io.sluice.engine.stream;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.ErrorCapture;
import io.sluice.engine.server.Server;
import io.sluice.http.http1.MessageState;

/** Keeps what {@code show errors} prints of a message that could not be parsed. Runs on the stream's loop, only for such messages. */
final class InvalidMessage {

    private InvalidMessage() {
    }

    static ErrorCapture capture(Stream stream, Buffer buffer, int from, int to, int errorOffset, int errorState) {
        LoopContext context = stream.context();
        Backend backend = stream.backend();
        Server server = stream.server();
        int length = Math.min(to - from, context.settings().bufferSizeBytes);
        return new ErrorCapture(context.loop().wallMs(), stream.frontend().name(), stream.frontend().proxy().id(),
            backend == null ? null : backend.name(), backend == null ? -1 : backend.proxy().id(),
            server == null ? null : server.name(), server == null ? -1 : server.id(), context.process().nextErrorEvent(),
            ClientText.of(stream), buffer.toArray(from, length), errorOffset - from,
            MessageState.name(errorState) + "(" + errorState + ")", context.settings().bufferSizeBytes);
    }
}
