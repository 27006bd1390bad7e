package io.sluice.engine.server;

/** The one place where states of servers change. All methods want the change lock to be held. */
public interface ServerStates {

    /**
     * A check has ended, and that may change something.
     *
     * @param check the server's check that ended; it knows its outcome
     * @param statusChanged its status is another one than before
     */
    void checked(Server server, CheckState check, boolean statusChanged, long wallMs);

    /** An agent wants something; what it says of the health comes with {@link #checked}. */
    void advised(Server server, AgentAdvice advice, long wallMs);

    /** The server that another one follows has changed. */
    void follow(Server follower, Server leader, long wallMs);

    /** The sum of the weights that the backend uses; readable by loops. */
    int totalWeight();

    /** Sessions of the backend now; readable by loops. */
    int currentSessions();
}
