package io.sluice.engine.proxy;

/** The hot half of an {@code http-request} action. Immutable, shared by all loops. */
public abstract class RequestAction {

    /** What becomes of the request. */
    public enum Verdict {
        /** The next rule follows. */
        CONTINUE,
        /** No further rule of this list is applied. */
        STOP,
        REPLY,
        DENY
    }

    /** Runs the action. */
    public abstract Verdict execute(Exchange exchange);

    /** Status of the reply after {@code REPLY} or {@code DENY}. */
    public int status() {
        return 0;
    }

    /** The response, or null for the proxy's own page of {@link #status}. */
    public Reply reply() {
        return null;
    }
}
