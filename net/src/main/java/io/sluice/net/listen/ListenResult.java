package io.sluice.net.listen;

import java.util.List;

/**
 * The outcome of opening a listening socket: a descriptor, or the reason why there is none, and what did not work but does not matter
 * enough to refuse the socket. Texts read as HAProxy's, from {@code protocol} on; the caller puts the place in front:
 * {@code Binding [haproxy.cfg:12] for frontend web: }. Immutable.
 */
public final class ListenResult {

    private final int descriptor;
    private final String failure;
    private final boolean inUse;
    private final List<String> warnings;

    private ListenResult(int descriptor, String failure, boolean inUse, List<String> warnings) {
        this.descriptor = descriptor;
        this.failure = failure;
        this.inUse = inUse;
        this.warnings = List.copyOf(warnings);
    }

    static ListenResult opened(int descriptor, List<String> warnings) {
        return new ListenResult(descriptor, "", false, warnings);
    }

    static ListenResult failed(String failure, boolean inUse, List<String> warnings) {
        return new ListenResult(-1, failure, inUse, warnings);
    }

    public boolean isOpen() {
        return descriptor >= 0;
    }

    /** The listening socket; -1 when there is none. */
    public int descriptor() {
        return descriptor;
    }

    /** Why there is no socket; empty when there is one. */
    public String failure() {
        return failure;
    }

    /** True when somebody else holds the address, who may be about to let go of it. */
    public boolean isInUse() {
        return inUse;
    }

    /** Settings that the system refused, although the socket works without them. */
    public List<String> warnings() {
        return warnings;
    }
}
