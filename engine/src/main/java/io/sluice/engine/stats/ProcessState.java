package io.sluice.engine.stats;

import io.sluice.net.loop.PipeBudget;
import io.sluice.net.syscall.SocketTuning;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Limits, counters and life of the whole process: what {@code show info} prints and {@code set maxconn global} and
 * {@code set rate-limit} change. Limits are volatile scalars written by control threads; counters are written by all loops.
 */
public final class ProcessState {

    private static final int DEFAULT_ACCEPT_BATCH = 64;

    private final Gauge connections = new Gauge();
    private final AtomicLong totalConnections = new AtomicLong();
    private final AtomicLong totalRequests = new AtomicLong();
    private final AtomicInteger streams = new AtomicInteger();
    private final AtomicLong totalStreams = new AtomicLong();
    private final AtomicLong maxconnReached = new AtomicLong();
    private final AtomicLong faults = new AtomicLong();
    private final AtomicLong errorEvents = new AtomicLong();
    private final RateCounter connectionRate = new RateCounter();
    private final RateCounter sessionRate = new RateCounter();
    private final long startWallMs;
    private final long startNanos;
    private final int configuredMaxconn;
    private final int loops;
    private int acceptBatch = DEFAULT_ACCEPT_BATCH;
    private PipeBudget pipes = PipeBudget.NONE;
    private SocketTuning clientSockets = SocketTuning.NONE;
    private SocketTuning serverSockets = SocketTuning.NONE;

    private final SoftStop stop = new SoftStop();
    private volatile int maxconn;
    private volatile int connectionRateLimit;
    private volatile int sessionRateLimit;
    private volatile int tlsRateLimit;
    private volatile int compressionLimitKb;
    private volatile int bootMs = -1;
    private final int[] openDescriptors;
    private volatile int descriptorLimit = Integer.MAX_VALUE;

    public ProcessState(int configuredMaxconn, int loops, long startWallMs, long startNanos) {
        this.configuredMaxconn = configuredMaxconn;
        this.maxconn = configuredMaxconn;
        this.loops = loops;
        this.openDescriptors = new int[loops];
        this.startWallMs = startWallMs;
        this.startNanos = startNanos;
    }

    /** Sets the options that all client and all server connections get; before the proxies are built. */
    public void sockets(SocketTuning client, SocketTuning server) {
        clientSockets = client;
        serverSockets = server;
    }

    public SocketTuning clientSockets() {
        return clientSockets;
    }

    public SocketTuning serverSockets() {
        return serverSockets;
    }

    /** Sets how many connections a listening socket accepts in one go; before anything listens. */
    public void acceptBatch(int connections) {
        acceptBatch = connections;
    }

    public int acceptBatch() {
        return acceptBatch;
    }

    /** Sets how many pipes there may be; before the loops run. */
    public void pipes(PipeBudget budget) {
        pipes = budget;
    }

    public PipeBudget pipes() {
        return pipes;
    }

    /** How many descriptors may be open; no limit unless set before the loops are made. */
    public int descriptorLimit() {
        return descriptorLimit;
    }

    public void descriptorLimit(int limit) {
        descriptorLimit = limit;
    }

    /** How many descriptors of the loops were open when they last told, which they do once per second. */
    public int openDescriptors() {
        int sum = 0;
        for (int ofLoop : openDescriptors) {
            sum += ofLoop;
        }
        return sum;
    }

    /** A loop tells how many descriptors it has; plain stores, for a rough figure. */
    public void openDescriptors(int loop, int number) {
        openDescriptors[loop] = number;
    }

    /** Client connections of all frontends. */
    public Gauge connections() {
        return connections;
    }

    public AtomicLong totalConnections() {
        return totalConnections;
    }

    public AtomicLong totalRequests() {
        return totalRequests;
    }

    /** Streams that exist now. */
    public AtomicInteger streams() {
        return streams;
    }

    public AtomicLong totalStreams() {
        return totalStreams;
    }

    /** How often accepting was paused because {@link #maxconn} was reached. */
    public AtomicLong maxconnReached() {
        return maxconnReached;
    }

    /** Unexpected exceptions that were contained to their stream. */
    public AtomicLong faults() {
        return faults;
    }

    /** Numbers invalid messages, from 0. */
    public long nextErrorEvent() {
        return errorEvents.getAndIncrement();
    }

    public long errorEvents() {
        return errorEvents.get();
    }

    public RateCounter connectionRate() {
        return connectionRate;
    }

    public RateCounter sessionRate() {
        return sessionRate;
    }

    public long startWallMs() {
        return startWallMs;
    }

    public long startNanos() {
        return startNanos;
    }

    /** Number of event loops. */
    public int loops() {
        return loops;
    }

    /** The limit that the process started with: the highest value {@link #maxconn(int)} takes. */
    public int configuredMaxconn() {
        return configuredMaxconn;
    }

    public int maxconn() {
        return maxconn;
    }

    public void maxconn(int limit) {
        maxconn = limit;
    }

    /** New connections per second, 0 for no limit. */
    public int connectionRateLimit() {
        return connectionRateLimit;
    }

    public void connectionRateLimit(int limit) {
        connectionRateLimit = limit;
    }

    /** New sessions per second, 0 for no limit. */
    public int sessionRateLimit() {
        return sessionRateLimit;
    }

    public void sessionRateLimit(int limit) {
        sessionRateLimit = limit;
    }

    public int tlsRateLimit() {
        return tlsRateLimit;
    }

    public void tlsRateLimit(int limit) {
        tlsRateLimit = limit;
    }

    public int compressionLimitKb() {
        return compressionLimitKb;
    }

    public void compressionLimitKb(int limit) {
        compressionLimitKb = limit;
    }

    /** A soft stop is under way, or has been announced and waits for the end of {@code grace}. */
    public boolean isStopping() {
        return stop.isAnnounced();
    }

    /** How the process ends. */
    public SoftStop softStop() {
        return stop;
    }

    /** Milliseconds from the start of the program to the first accept, -1 while starting. */
    public int bootMs() {
        return bootMs;
    }

    public void bootMs(int milliseconds) {
        bootMs = milliseconds;
    }
}
