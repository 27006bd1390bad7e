package io.sluice.engine.stats;

/**
 * What one event loop has counted for one frontend, backend, server or listener since the start or the last
 * {@code clear counters all}. Written with plain stores by its loop only; others read it without a promise of freshness, through
 * {@link CounterSet}.
 */
public final class Counters {

    /** Index of {@link #responses} for a status outside 100 to 599. */
    public static final int OTHER = 0;

    public long bytesIn;
    public long bytesOut;
    /** Connections accepted (frontend) or taken from or opened to servers. */
    public long connections;
    /** Sessions: streams that reached this place. */
    public long sessions;
    /** HTTP requests. */
    public long requests;
    /** HTTP responses by first digit of the status, {@link #OTHER} for anything else. */
    public final long[] responses = new long[6];
    public long deniedRequests;
    public long deniedResponses;
    public long deniedConnections;
    public long deniedSessions;
    public long requestErrors;
    public long connectionErrors;
    public long responseErrors;
    public long retries;
    public long redispatches;
    public long clientAborts;
    public long serverAborts;
    public long internalErrors;
    /** Requests answered here without a server. */
    public long intercepted;
    public long failedRewrites;
    /** Times the load-balancing algorithm (or persistence) chose this server. */
    public long selected;
    /** Connections opened to a server. */
    public long connects;
    /** Idle connections used again. */
    public long reuses;

    /** Counts a response by its status. */
    public void countResponse(int status) {
        int family = status / 100;
        responses[family >= 1 && family <= 5 ? family : OTHER]++;
    }

    /** Sets everything to zero; only the owning loop may call it. */
    public void clear() {
        bytesIn = 0;
        bytesOut = 0;
        connections = 0;
        sessions = 0;
        requests = 0;
        java.util.Arrays.fill(responses, 0);
        deniedRequests = 0;
        deniedResponses = 0;
        deniedConnections = 0;
        deniedSessions = 0;
        requestErrors = 0;
        connectionErrors = 0;
        responseErrors = 0;
        retries = 0;
        redispatches = 0;
        clientAborts = 0;
        serverAborts = 0;
        internalErrors = 0;
        intercepted = 0;
        failedRewrites = 0;
        selected = 0;
        connects = 0;
        reuses = 0;
    }

    void addTo(Counters sum) {
        sum.bytesIn += bytesIn;
        sum.bytesOut += bytesOut;
        sum.connections += connections;
        sum.sessions += sessions;
        sum.requests += requests;
        for (int i = 0; i < responses.length; i++) {
            sum.responses[i] += responses[i];
        }
        sum.deniedRequests += deniedRequests;
        sum.deniedResponses += deniedResponses;
        sum.deniedConnections += deniedConnections;
        sum.deniedSessions += deniedSessions;
        sum.requestErrors += requestErrors;
        sum.connectionErrors += connectionErrors;
        sum.responseErrors += responseErrors;
        sum.retries += retries;
        sum.redispatches += redispatches;
        sum.clientAborts += clientAborts;
        sum.serverAborts += serverAborts;
        sum.internalErrors += internalErrors;
        sum.intercepted += intercepted;
        sum.failedRewrites += failedRewrites;
        sum.selected += selected;
        sum.connects += connects;
        sum.reuses += reuses;
    }
}
