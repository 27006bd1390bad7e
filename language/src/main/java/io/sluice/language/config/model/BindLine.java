package io.sluice.language.config.model;

import io.sluice.base.address.SocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A {@code bind} line, or a {@code stats socket} line, which takes the same options. One listener per address. -1 means not set. */
public final class BindLine {

    public Position position = Position.NONE;

    /** The address argument exactly as written. */
    public String text;

    /** All addresses, in order, with lists and port ranges expanded. */
    public final List<SocketAddress> addresses = new ArrayList<>();

    /** {@code name}; null when not given. */
    public String name;
    /** {@code id} of the first listener of the line. */
    public int id = -1;
    public int maxconn = -1;
    public int backlog = -1;
    /** Scheduling priority -20 to 19. */
    public int nice;

    // Sockets

    public final UnixSettings unix = new UnixSettings();
    public boolean v4v6;
    public boolean v6only;
    public boolean deferAccept;
    public boolean tcpFastOpen;
    public boolean transparent;
    public String interfaceName;
    public int tcpMaxSegmentBytes;
    public int tcpUserTimeoutMs = -1;

    /** {@code accept-proxy}: every connection begins with a PROXY protocol header. */
    public boolean acceptsProxyHeader;

    // Where the listener runs

    /** {@code process} and {@code thread} sets as written; null when not given. */
    public String process;
    public String thread;
    /** {@code shards}: -1 not set, 0 {@code by-thread}, -2 {@code by-group}, else the number. */
    public int shards = -1;

    // Runtime API sockets

    public Level level = Level.OPERATOR;
    public boolean levelGiven;
    public Severity severityOutput = Severity.NONE;
    /** {@code expose-fd listeners}: the socket hands the listening descriptors to a successor. */
    public boolean exposesListeners;

    /** Access level of a Runtime API socket. */
    public enum Level { USER, OPERATOR, ADMIN }

    /** How a Runtime API socket marks the severity of its messages. */
    public enum Severity { NONE, NUMBER, STRING }
}
