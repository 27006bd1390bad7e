package io.sluice.engine.server;

/**
 * What the balancing algorithm of a backend keeps about one server; only the algorithm looks inside.
 *
 * <p>It hangs on the server so that an algorithm finds its own figures without a search.
 */
public abstract class Placement {

    private final Server server;

    protected Placement(Server server) {
        this.server = server;
    }

    public final Server server() {
        return server;
    }
}
