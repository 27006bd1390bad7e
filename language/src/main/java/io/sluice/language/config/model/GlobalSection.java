package io.sluice.language.config.model;

import java.util.ArrayList;
import java.util.List;

/** The {@code global} section: settings of the whole process. -1 and null mean that the file does not say. */
public final class GlobalSection {

    /** {@code tune.maxaccept -1}. */
    public static final int NO_LIMIT = -1;

    // Limits

    /** Most concurrent client connections of the process. */
    public int maxconn = -1;
    /** New connections, sessions and TLS handshakes per second; -1 is no limit. */
    public int maxConnectionsPerSecond = -1;
    public int maxSessionsPerSecond = -1;
    public int maxTlsPerSecond = -1;
    /** Compression input in bytes per second; -1 is no limit. */
    public long maxCompressionBytesPerSecond = -1;
    /** Descriptor limits ({@code ulimit-n}, {@code fd-hard-limit}). */
    public int descriptorLimit = -1;
    public int descriptorHardLimit = -1;
    /** True: a limit that cannot be set ends the start. */
    public boolean strictLimits = true;

    // Threads

    /** Number of event loops ({@code nbthread}; {@code nbproc} of old files counts too); -1: one per core. */
    public int threads = -1;

    // Process

    public boolean daemon;
    public boolean masterWorker;
    public boolean quiet;
    /** Any warning ends the start. */
    public boolean zeroWarning;
    public String pidFile;
    public String chroot;
    /** Identity to take after start: names as written and the numbers they mean; -1 when not set. */
    public String userName;
    public String groupName;
    public int uid = -1;
    public int gid = -1;
    /** Node name and description for {@code show info} and the statistics page. */
    public String node;
    public String description;
    public String localPeer;
    /** How long a soft stop waits before the remaining connections are closed; -1: for ever. */
    public int hardStopAfterMs = -1;
    /** How long listeners stay open after the soft stop was asked for. */
    public int graceMs = -1;
    /** Time window over which idle connections are closed in a soft stop; -1: no spreading, {@link Integer#MAX_VALUE}: for ever. */
    public int closeSpreadTimeMs = -1;
    /** Randomisation of check intervals, 0 to 50 percent. */
    public int spreadChecksPercent;
    /** Upper bound for check intervals; -1 when not set. */
    public int maxSpreadChecksMs = -1;

    /** {@code set-dumpable}: a memory image may be written after a fault. */
    public boolean dumpable;

    public boolean externalCheckAllowed;
    public boolean externalCheckPreservesEnvironment;
    public boolean insecureForkWanted;
    public boolean insecureSetuidWanted;
    public boolean exposeExperimentalDirectives;
    public boolean exposeDeprecatedDirectives;

    // Search paths

    public DefaultPath defaultPath = DefaultPath.CURRENT;
    /** The directory that {@link DefaultPath#ORIGIN} names. */
    public String defaultPathOrigin;
    public String certificateBase;
    public String certificateAuthorityBase;
    public String keyBase;

    // Logs

    public final List<LogLine> logs = new ArrayList<>();
    /** The program name in log messages; null: {@code haproxy}'s place, chosen by the program. */
    public String logTag;
    /** The host name in log messages ({@code log-send-hostname}); null: the system's own where the format shows one. */
    public String logHostname;
    public boolean logSendHostname;

    // Runtime API

    public final List<BindLine> statsSockets = new ArrayList<>();
    public int statsTimeoutMs = 10_000;
    public int statsMaxconn = 10;

    // Sockets

    /** What {@code unix-bind} puts in front of every unix path and gives to every unix socket that does not say itself. */
    public final UnixSettings unixBind = new UnixSettings();
    public String unixBindPrefix;

    // Buffers and limits of messages

    public int bufferSizeBytes = 16_384;
    public int maxRewriteBytes = 1_024;
    public int maxHeaders = 101;
    public int logUriLengthBytes = 1_024;
    public int cliPayloadLimitBytes = 128 * 1024;
    /** Connections accepted in one go; 0: chosen by the program, {@link #NO_LIMIT}: all. */
    public int maxAccept;
    public int receiveBufferClientBytes = -1;
    public int receiveBufferServerBytes = -1;
    public int sendBufferClientBytes = -1;
    public int sendBufferServerBytes = -1;
    /** Unsent bytes from which the system takes no more ({@code tune.notsent-lowat.*}). */
    public int unsentLimitClientBytes = -1;
    public int unsentLimitServerBytes = -1;
    /** {@code maxpipes}; -1: a quarter of the connections. */
    public int maxPipes = -1;
    public int pipeBytes = -1;
    /** {@code nosplice}: data is always copied. */
    public boolean noSplice;
    /** {@code tune.idle-pool.shared}. */
    public boolean idlePoolShared = true;
    /** {@code tune.pool-low-fd-ratio}: share of the descriptors up to which idle connections are kept according to need, and loops spare each other's. */
    public int poolLowDescriptorPercent = 20;
    /** {@code tune.pool-high-fd-ratio}: share of the descriptors from which no idle connections are kept. */
    public int poolHighDescriptorPercent = 25;

    /** Where relative file names start ({@code default-path}). */
    public enum DefaultPath { CURRENT, CONFIG, PARENT, ORIGIN }
}
