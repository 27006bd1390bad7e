package io.sluice.language.config.model;

import io.sluice.base.address.SocketAddress;

/** One server of a backend: a {@code server} line, or one of the servers that a {@code server-template} line stands for. -1 means not set. */
public final class ServerLine {

    public Position position = Position.NONE;
    public String name;
    /** {@code id}; -1: numbered by position. */
    public int id = -1;

    // Address

    /** The address argument exactly as written. */
    public String text;
    /** Where to connect; the port inside is {@link #port}. Null only when {@code init-addr} left the server without address. */
    public SocketAddress address;
    /** The name that was resolved to {@link #address}; null for a literal address. */
    public String hostname;
    /** {@code init-addr}: how a name gets its address at start, as written; null: {@code last,libc}. */
    public String initialAddress;
    /** The port as written: 0 when none; with {@link #portIsOffset} a number that may be negative. */
    public int port;
    /** The port of the client's connection is used, shifted by {@link #port} ({@code :+n}, {@code :-n} or no port at all). */
    public boolean portIsOffset;

    // Load balancing

    /** 0 to 256. */
    public int weight = 1;
    public boolean backup;
    /** Starts in maintenance. */
    public boolean disabled;
    /** Most concurrent connections or requests; 0 is no limit. */
    public int maxconn;
    /** Lower bound of the dynamic limit that follows the backend's load; 0 when not used. */
    public int minconn;
    /** Most queued requests; 0 is no limit. */
    public int maxqueue;
    /** The limit counts connections, idle ones too, instead of requests. */
    public boolean strictMaxconn;
    public int slowStartMs;
    /** Value of the persistence cookie for this server; null when none. */
    public String cookie;
    public boolean stick = true;

    // Idle connections

    /** Idle connections kept; -1 is no limit, 0 none. */
    public int poolMaxConnections = -1;
    public int poolLowConnections;
    public int poolPurgeDelayMs = 5_000;
    /** Requests per connection after the first; -1 is no limit. */
    public int maxReuse = -1;

    // Sockets

    public boolean tcpFastOpen;
    public int tcpUserTimeoutMs = -1;
    public SourceAddress source;

    /** The PROXY protocol header that connections begin with. */
    public final SentProxyHeader proxyHeader = new SentProxyHeader();

    // Health checks

    public boolean check;
    public boolean agentCheck;
    public int interMs = 2_000;
    /** 0: as {@link #interMs}. */
    public int fastInterMs;
    public int downInterMs;
    public int agentInterMs = 2_000;
    public int rise = 2;
    public int fall = 3;
    /** Port and address of checks; 0 and null: the server's own. */
    public int checkPort;
    public SocketAddress checkAddress;
    public int agentPort;
    public SocketAddress agentAddress;
    public String agentSend;
    /** The server whose state counts, {@code [backend/]server}; null: its own. */
    public String track;
    /** {@code on-marked-down shutdown-sessions}. */
    public boolean shutsSessionsWhenDown;
    /** {@code on-marked-up shutdown-backup-sessions}. */
    public boolean shutsBackupSessionsWhenUp;
    /** {@code init-state}: none, up, fully-up, down or fully-down; null when not given. */
    public String initialState;

    /** Written by {@code server-template}, and the number in it; -1 for a plain server. */
    public int templateIndex = -1;
}
