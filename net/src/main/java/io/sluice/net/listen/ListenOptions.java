package io.sluice.net.listen;

import io.sluice.net.syscall.SocketTuning;

/**
 * How a listening socket is opened: what a {@code bind} line says beyond the address. Filled while the configuration is read and not
 * changed afterwards; the setters return the object so that calls chain.
 */
public final class ListenOptions {

    /** Backlog when nothing else is said; the kernel caps it at {@code net.core.somaxconn}. */
    public static final int DEFAULT_BACKLOG = 4096;

    private int backlog = DEFAULT_BACKLOG;
    private boolean sharedPort = true;
    private boolean replaceLive;
    private boolean ipv6Only;
    private String networkInterface = "";
    private boolean deferAccept;
    private boolean fastOpen;
    private int maximumSegment;
    private int userTimeoutMs;
    private boolean transparent;
    private boolean delayedAcknowledgement;
    private SocketTuning tuning = SocketTuning.NONE;
    private int mode = -1;
    private int userId = -1;
    private int groupId = -1;

    /** Connections that may wait to be accepted. */
    public ListenOptions backlog(int value) {
        backlog = value;
        return this;
    }

    /** A unix socket takes the path also from somebody who still accepts there: this process is the successor. */
    public ListenOptions replaceLive(boolean value) {
        replaceLive = value;
        return this;
    }

    /** SO_REUSEPORT, so that every event loop (and the next process) opens its own socket on the same port; on by default. */
    public ListenOptions sharedPort(boolean value) {
        sharedPort = value;
        return this;
    }

    /** An IPv6 socket refuses IPv4 peers; by default {@code ::} takes both, whatever the system's default is. */
    public ListenOptions ipv6Only(boolean value) {
        ipv6Only = value;
        return this;
    }

    /** Accepts only what arrives on this network interface. */
    public ListenOptions networkInterface(String value) {
        networkInterface = value;
        return this;
    }

    /** A connection is reported only when its first data is there (or a second has passed). */
    public ListenOptions deferAccept(boolean value) {
        deferAccept = value;
        return this;
    }

    /** TCP Fast Open, with as many pending requests as the backlog. */
    public ListenOptions fastOpen(boolean value) {
        fastOpen = value;
        return this;
    }

    /** Largest TCP segment to announce in bytes; 0 leaves it to the system. */
    public ListenOptions maximumSegment(int value) {
        maximumSegment = value;
        return this;
    }

    /** How long sent data may stay unacknowledged; 0 leaves it to the system. */
    public ListenOptions userTimeoutMs(int value) {
        userTimeoutMs = value;
        return this;
    }

    /** May be bound to, and accept for, addresses the machine does not have. */
    public ListenOptions transparent(boolean value) {
        transparent = value;
        return this;
    }

    /** Leaves acknowledgements to travel with the answer: right for HTTP, where one follows at once. */
    public ListenOptions delayedAcknowledgement(boolean value) {
        delayedAcknowledgement = value;
        return this;
    }

    /** Options of the accepted connections, which inherit them from the listener. */
    public ListenOptions tuning(SocketTuning value) {
        tuning = value;
        return this;
    }

    /** Permission bits of a unix socket; -1 leaves what the umask gives. */
    public ListenOptions mode(int value) {
        mode = value;
        return this;
    }

    /** Owner of a unix socket; -1 leaves the process's. */
    public ListenOptions userId(int value) {
        userId = value;
        return this;
    }

    /** Group of a unix socket; -1 leaves the process's. */
    public ListenOptions groupId(int value) {
        groupId = value;
        return this;
    }

    int backlog() {
        return backlog;
    }

    boolean sharedPort() {
        return sharedPort;
    }

    boolean ipv6Only() {
        return ipv6Only;
    }

    String networkInterface() {
        return networkInterface;
    }

    boolean deferAccept() {
        return deferAccept;
    }

    boolean fastOpen() {
        return fastOpen;
    }

    int maximumSegment() {
        return maximumSegment;
    }

    int userTimeoutMs() {
        return userTimeoutMs;
    }

    boolean transparent() {
        return transparent;
    }

    boolean delayedAcknowledgement() {
        return delayedAcknowledgement;
    }

    SocketTuning tuning() {
        return tuning;
    }

    boolean replaceLive() {
        return replaceLive;
    }

    int mode() {
        return mode;
    }

    int userId() {
        return userId;
    }

    int groupId() {
        return groupId;
    }
}
