package io.sluice.engine.proxy;

import io.sluice.base.bytes.Buffer;
import io.sluice.http.http1.HeadIndex;

/** The hot half of an {@code http-request} action. Immutable, shared by all loops. */
public abstract class RequestAction {

    /** What becomes of the request. */
    public enum Verdict { CONTINUE, REPLY, DENY }

    /** Runs the action. */
    public abstract Verdict execute(HeadIndex head, Buffer buffer);

    /** Status of the reply after {@code REPLY} or {@code DENY}. */
    public int status() {
        return 0;
    }

    /** The response, or null for the proxy's own page of {@link #status}. */
    public Reply reply() {
        return null;
    }
}
