package io.sluice.engine.balance;

import io.sluice.engine.server.Server;

/**
 * The servers of one kind (active, or backup) among which an algorithm chooses. Loops pick and report load; control threads that hold
 * the change lock add, remove and weigh servers. An implementation guards itself against both.
 */
public interface Pool {

    /** A server, or null when none can be taken; {@code avoid} (may be null) only when there is no other. */
    Server pick(BalanceKey key, Server avoid);

    /** A server may be chosen from now on, with its {@link Membership#currentWeight}. */
    void add(Membership member);

    /** A server may no longer be chosen. */
    void remove(Membership member);

    /** The weight of a server that may be chosen changes from {@link Membership#weight} to {@link Membership#currentWeight}. */
    void weigh(Membership member);

    /** The servers of the start have been added; from now on loops pick. */
    default void start() {
    }

    /** A place on a server was taken (1) or given back (-1), or only its queue or limit changed (0); whether it may be chosen or not. */
    default void loadChanged(Membership member, int difference) {
    }
}
