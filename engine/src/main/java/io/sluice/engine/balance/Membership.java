package io.sluice.engine.balance;

import io.sluice.engine.server.Placement;
import io.sluice.engine.server.Server;

/**
 * A server as the algorithm last took note of it. Changed by control threads under the change lock; loops only ask whether it may be
 * chosen.
 */
public abstract class Membership extends Placement {

    /** Units of weight inside algorithms per unit of the user's weight, so that a server can start slowly. */
    public static final int SCALE = 16;
    /** The largest weight in those units. */
    public static final int MAX_WEIGHT = 256 * SCALE;

    final boolean backup;
    final int order;
    /** May be chosen: the server is usable and its weight is above 0. */
    volatile boolean usable;
    /** Weight that was last taken note of, in scaled units; kept while the server cannot be chosen. */
    int weight;
    int userWeight;

    /** {@code order}: where the server stands among all servers of the backend. */
    protected Membership(Server server, int order) {
        super(server);
        this.backup = server.isBackup();
        this.order = order;
    }

    public final boolean isUsable() {
        return usable;
    }

    public final int order() {
        return order;
    }

    /** The weight that counted until now, in scaled units; what a change leads to is {@link #currentWeight}. */
    public final int weight() {
        return weight;
    }

    /** The weight that the server has now, in scaled units, whatever its state. */
    public final int currentWeight() {
        return server().scaledWeight();
    }
}
