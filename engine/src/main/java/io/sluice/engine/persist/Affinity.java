package io.sluice.engine.persist;

import io.sluice.engine.server.Server;

/**
 * What persistence knows about one request: which server its cookie asked for, and what logs tell about that. Belongs to a stream, which reuses it
 * for all requests.
 */
public final class Affinity {

    /** The persistence of the request's backend; null when it has none. */
    public Persistence persistence;
    /** What the request's cookie was worth: {@code N I D V E O U}. */
    public byte requestLetter;
    /** What became of the response's cookie: {@code N I D P R U}. */
    public byte responseLetter;
    /** Seconds since 1970 of the last and of the first visit as the cookie tells them, 0 when it does not. */
    long lastVisit;
    long firstVisit;
    /** The server that the request is tied to; null when any will do. */
    private Server server;

    /** A request enters a backend with this persistence, which may be null. */
    public void begin(Persistence newPersistence) {
        persistence = newPersistence;
        requestLetter = 'N';
        responseLetter = 'N';
        lastVisit = 0;
        firstVisit = 0;
        server = null;
    }

    /** The server that the request is tied to; null when any will do. */
    public Server server() {
        return server;
    }

    void tie(Server chosen) {
        server = chosen;
        requestLetter = (byte) (chosen.isRunning() ? 'V' : 'D');
    }

    /** The server cannot serve the request: another one may be chosen. */
    public void untie() {
        server = null;
    }

    /**
     * The server that the request waits for has changed its state. The request stays tied unless that server is in maintenance, or is down and requests
     * may leave theirs; then it is untied.
     */
    public boolean isLost(boolean mayLeave) {
        boolean lost = server.isInMaintenance() || mayLeave && !server.isRunning() && !persistence.keepsServersThatAreDown;
        if (lost) {
            server = null;
        }
        return lost;
    }

    /** Another server than the failed one was found. */
    public void moved() {
        if (requestLetter == 'V') {
            requestLetter = 'D';
        }
    }
}
