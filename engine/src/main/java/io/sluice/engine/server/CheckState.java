package io.sluice.engine.server;

import io.sluice.base.address.SocketAddress;

/**
 * One check of a server, by health check or by agent: its switches, its score and its last outcome.
 *
 * <p>The loop that runs the check writes the outcome. The score and the switches are written under the change lock. Everybody may read.
 */
public final class CheckState {

    /** The bits that {@code show servers state} prints. */
    private static final int IN_PROGRESS = 1;
    private static final int CONFIGURED = 2;
    private static final int ENABLED = 4;
    private static final int PAUSED = 8;
    private static final int AGENT = 16;

    private final boolean agent;
    private final int rise;
    private final int fall;

    private volatile boolean configured;
    private volatile boolean enabled;
    private volatile boolean paused;
    private volatile boolean inProgress;
    private volatile int health;
    private volatile CheckStatus status = CheckStatus.INITIALIZING;
    private volatile CheckStatus.Result result = CheckStatus.Result.UNKNOWN;
    private volatile int code;
    private volatile long durationMs = -1;
    private volatile String information = "";
    private volatile long failures;
    private volatile SocketAddress address;
    private volatile int port;
    private volatile String message;
    private volatile Runnable waker = () -> { };

    CheckState(boolean agent, int rise, int fall) {
        this.agent = agent;
        this.rise = rise;
        this.fall = fall;
        this.health = rise;
    }

    // ---- what is checked ----------------------------------------------------------------------------------------------------------

    /** For {@code Server}: the configuration has this check. */
    void configure(SocketAddress ownAddress, int ownPort, String text) {
        configured = true;
        enabled = true;
        address = ownAddress;
        port = ownPort;
        message = text;
    }

    public boolean isAgent() {
        return agent;
    }

    /** An address of its own, else null. */
    public SocketAddress address() {
        return address;
    }

    public void address(SocketAddress own) {
        address = own;
    }

    /** A port of its own, else 0. */
    public int port() {
        return port;
    }

    public void port(int own) {
        port = own;
    }

    /** What an agent is sent first, or null. */
    public String message() {
        return message;
    }

    public void message(String text) {
        message = text;
    }

    // ---- switches ---------------------------------------------------------------------------------------------------------------------

    public boolean isConfigured() {
        return configured;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void enabled(boolean on) {
        enabled = on;
    }

    public boolean isPaused() {
        return paused;
    }

    public void paused(boolean on) {
        paused = on;
    }

    /** Switched on and not paused by maintenance. */
    public boolean isActive() {
        return enabled && !paused;
    }

    public boolean isInProgress() {
        return inProgress;
    }

    /** All switches as {@code show servers state} prints them. */
    public int bits() {
        return (inProgress ? IN_PROGRESS : 0) | (configured ? CONFIGURED : 0) | (enabled ? ENABLED : 0) | (paused ? PAUSED : 0)
            | (agent && configured ? AGENT : 0);
    }

    /** What makes the loop of the check look again at once. */
    public void waker(Runnable wakes) {
        waker = wakes;
    }

    public void wake() {
        waker.run();
    }

    // ---- score ---------------------------------------------------------------------------------------------------------------------------

    public int rise() {
        return rise;
    }

    public int fall() {
        return fall;
    }

    /** 0 to rise + fall - 1; the server is good from {@link #rise} on. */
    public int health() {
        return health;
    }

    public void health(int score) {
        health = score;
    }

    public int fullHealth() {
        return rise + fall - 1;
    }

    public boolean isGood() {
        return health >= rise;
    }

    /** One failed check less; true when that changed anything. */
    public boolean lower() {
        if (health == 0) {
            return false;
        }
        failures = failures + 1;
        int lower = health - 1;
        health = lower < rise ? 0 : lower;
        return true;
    }

    /** One passed check more; true when that changed anything. */
    public boolean raise() {
        if (health >= fullHealth()) {
            return false;
        }
        int higher = health + 1;
        health = higher >= rise ? fullHealth() : higher;
        return true;
    }

    /** Failed checks that counted. */
    public long failures() {
        return failures;
    }

    public void clearFailures() {
        failures = 0;
    }

    // ---- outcome ---------------------------------------------------------------------------------------------------------------------------

    /** A check begins; the loop's. */
    public void begin() {
        result = CheckStatus.Result.UNKNOWN;
        code = 0;
        information = "";
        inProgress = true;
    }

    /** There is an outcome, of the check itself or ({@code goesOn} may be true then) of traffic. {@code text} may be empty. */
    public void end(CheckStatus outcome, int answer, String text, boolean goesOn, long tookMs) {
        status = outcome;
        result = outcome.result();
        code = answer;
        information = text;
        durationMs = tookMs;
        inProgress = goesOn;
    }

    public CheckStatus status() {
        return status;
    }

    public CheckStatus.Result result() {
        return result;
    }

    public int code() {
        return code;
    }

    /** Milliseconds of the last check, -1 when there was none. */
    public long durationMs() {
        return durationMs;
    }

    /** What there is to say about the last check, or an empty text. */
    public String information() {
        return information;
    }
}
