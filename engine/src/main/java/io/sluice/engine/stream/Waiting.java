package io.sluice.engine.stream;

import io.sluice.engine.proxy.Backend;
import io.sluice.engine.server.QueueEntry;
import io.sluice.engine.server.Server;

/** A stream's turn in a queue. The stream forgets it when it gives up, so a late hand-over finds nobody and goes on to the next. */
final class Waiting extends QueueEntry {

    private final Stream stream;
    private final Backend backend;

    Waiting(Stream stream) {
        super(stream.priorityClass, stream.priorityOffsetMs, stream.context.loop().nowMs());
        this.stream = stream;
        this.backend = stream.backend;
    }

    @Override
    public void assigned(Server given) {
        stream.context.loop().post(() -> stream.placeGiven(this, given));
    }

    /** Gives a place to the next one that waits. */
    void passOn(Server given) {
        if (given != null) {
            backend.releaseServer(given);
        }
    }
}
