package io.sluice.engine.log;

import io.sluice.language.sample.SampleContext;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;

/**
 * Everything a log line of one request (or one TCP session) can print, filled in by the stream that owns it and read once when the
 * line is written.
 *
 * <p>A stream keeps one record for its whole life and calls {@link #resetForRequest} before each request of a connection; the
 * connection's own part (addresses, accept date, frontend) is set once after {@link #resetForConnection}. Reusing it allocates
 * nothing. It belongs to the stream's event loop and computes nothing by itself.
 *
 * <p>Timers are whole milliseconds with HAProxy's meaning; {@link #MISSING} when the phase they measure was not reached.
 */
public final class TrafficRecord {

    /** A timer, status or queue value that does not exist; printed as -1. */
    public static final int MISSING = -1;
    /** Room for one IPv6 socket address; longer (unix) addresses are kept as far as they fit, only their family matters. */
    public static final int ADDRESS_BYTES = 28;

    private static final int FIRST_LINE_BYTES = 128;

    /** What expressions in a format are evaluated for. */
    public SampleContext context = SampleContext.NONE;

    /** Raw {@code sockaddr} as the kernel's peer name: native-order family, then port and address in network order. */
    public final byte[] clientAddress = new byte[ADDRESS_BYTES];
    public int clientAddressLength;
    /** Raw {@code sockaddr} of the side that accepted. */
    public final byte[] frontendAddress = new byte[ADDRESS_BYTES];
    public int frontendAddressLength;
    /** Number of the listener inside its frontend, printed as the port of a unix client. */
    public int listenerId;

    /** Wall clock at accept, in milliseconds since 1970, and the microseconds (0 to 999) on top of it. */
    public long acceptDateMs;
    public int acceptDateMicros;
    /** Wall clock of the request's first byte; the same as the accept date in TCP mode. */
    public long requestDateMs;
    public int requestDateMicros;

    /** Th: protocol handshakes (PROXY protocol, TLS) before the first request. */
    public int handshakeMs;
    /** Ti: waiting for the request's first byte. */
    public int idleMs;
    /** TR: first byte to the end of the request's head. */
    public int requestMs;
    /** Tw: time in queues. */
    public int queueMs;
    /** Tc: until the server connection was established, retries included. */
    public int connectMs;
    /** Tr: until the end of the response's head. */
    public int responseMs;
    /** Tt: accept (for the first request of a connection) to the end, idle and handshake time included. */
    public int totalMs;

    /** Configured names in their bytes; the server's may be one of {@link LogNames}. Never null. */
    public byte[] frontendName = LogNames.EMPTY;
    public byte[] backendName = LogNames.EMPTY;
    public byte[] serverName = LogNames.NO_SERVER;
    /** The frontend accepts over TLS: its name is followed by a tilde. */
    public boolean frontendTls;

    /** Status sent to the client; {@link #MISSING} when there was none. */
    public int status;
    /** B: bytes sent to the client, heads included. */
    public long bytesToClient;
    /** U: bytes received from the client in messages that were understood. */
    public long bytesFromClient;
    /** The client sent something, understood or not: what {@code option dontlognull} looks at in HTTP mode. */
    public boolean clientSpoke;

    /** Who or what ended it ({@code C S P L R I D K U c s}, {@code -} for normal). */
    public byte terminationCause;
    /** The phase it was in ({@code R Q C H D L T}, {@code -} after completion). */
    public byte terminationState;
    /** What the persistence cookie of the client was worth ({@code N I D V E O U -}). */
    public byte cookieRequest;
    /** What was done to the cookie of the server's response ({@code N I D P R U -}). */
    public byte cookieResponse;

    /** Connections at the moment of logging: process, frontend, backend, server. */
    public int processConnections;
    public int frontendConnections;
    public int backendConnections;
    public int serverConnections;
    /** Connection attempts repeated on a server. */
    public int retries;
    /** The last attempt went to another server: the retries are printed with a plus sign. */
    public boolean redispatched;
    /** Requests that were before this one in the server's and in the backend's queue. */
    public int serverQueue;
    public int backendQueue;

    /** Method, target and version as received, cut to the configured length; an empty one of an HTTP proxy prints as a bad request. */
    public byte[] requestLine = new byte[FIRST_LINE_BYTES];
    public int requestLineLength;

    /** The line is written before the end ({@code option logasap}): byte count and total time are lower bounds. */
    public boolean logAsap;

    /** The level that a rule asks for; {@link #MISSING}: the usual one. */
    public int logLevel = MISSING;
    /** When the line is written. */
    public LogOrigin origin = LogOrigin.CLOSE;
    /** Number of the request (or of the TCP session) in the process. */
    public long requestNumber;

    /** Raw {@code sockaddr} of the server connection's two ends; length 0 where no format asks for them. */
    public final byte[] sourceAddress = new byte[ADDRESS_BYTES];
    public int sourceAddressLength;
    public final byte[] serverAddress = new byte[ADDRESS_BYTES];
    public int serverAddressLength;

    /** What the frontend keeps of messages; null when it keeps nothing. */
    public CapturedValues requestCaptures;
    public CapturedValues responseCaptures;
    /** A request was understood, so that there is something to show of it. */
    public boolean hasCaptures;
    /** Captured cookies as {@code name=value}; length 0 when absent. */
    public byte[] requestCookie = LogNames.EMPTY;
    public int requestCookieLength;
    public byte[] responseCookie = LogNames.EMPTY;
    public int responseCookieLength;
    /** The request's unique id; length 0 when there is none. */
    public byte[] uniqueId = LogNames.EMPTY;
    public int uniqueIdLength;

    public TrafficRecord() {
        resetForConnection();
    }

    /** Forgets everything: a new connection. */
    public void resetForConnection() {
        clientAddressLength = 0;
        frontendAddressLength = 0;
        listenerId = 0;
        acceptDateMs = 0;
        acceptDateMicros = 0;
        frontendName = LogNames.EMPTY;
        frontendTls = false;
        handshakeMs = 0;
        resetForRequest();
    }

    /** Forgets what belongs to one request; the connection's addresses, dates, handshake time and frontend stay. */
    public void resetForRequest() {
        requestDateMs = acceptDateMs;
        requestDateMicros = acceptDateMicros;
        idleMs = MISSING;
        requestMs = MISSING;
        queueMs = MISSING;
        connectMs = MISSING;
        responseMs = MISSING;
        totalMs = 0;
        backendName = frontendName;
        serverName = LogNames.NO_SERVER;
        status = MISSING;
        bytesToClient = 0;
        bytesFromClient = 0;
        clientSpoke = false;
        terminationCause = '-';
        terminationState = '-';
        cookieRequest = '-';
        cookieResponse = '-';
        processConnections = 0;
        frontendConnections = 0;
        backendConnections = 0;
        serverConnections = 0;
        retries = 0;
        redispatched = false;
        serverQueue = 0;
        backendQueue = 0;
        requestLineLength = 0;
        logAsap = false;
        logLevel = MISSING;
        sourceAddressLength = 0;
        serverAddressLength = 0;
        hasCaptures = false;
        requestCookieLength = 0;
        responseCookieLength = 0;
        uniqueIdLength = 0;
    }

    /** Keeps where the server is. */
    public void serverAddress(SocketAddress address) {
        serverAddressLength = AddressText.encode(address, serverAddress);
    }

    /** Ta: the total without handshake and idle time. */
    public int activeMs() {
        return idleMs >= 0 ? totalMs - idleMs - handshakeMs : totalMs;
    }

    /** Keeps the first line of a request, at most {@code maximum} bytes of it; allocates only for a line longer than any before. */
    public void captureRequestLine(Buffer source, int offset, int length, int maximum) {
        int kept = Math.min(length, maximum);
        if (kept > requestLine.length) {
            requestLine = new byte[Math.max(kept, Math.min(2 * requestLine.length, maximum))];
        }
        source.copyTo(offset, requestLine, 0, kept);
        requestLineLength = kept;
    }

    /** The line counts as an error: for {@code option dontlog-normal} (kept) and {@code option log-separate-errors} (raised level). */
    public boolean isError() {
        if (redispatched || status >= 500) {
            return true;
        }
        return terminationCause == '-' ? retries > 0 : terminationCause != 'L';
    }
}
