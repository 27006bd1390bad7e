package io.sluice.language.config.model;

import io.sluice.language.rule.ReplySpec;
import io.sluice.language.rule.Rule;
import io.sluice.language.rule.RuleSet;
import io.sluice.language.rule.SwitchingRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A {@code frontend}, {@code backend} or {@code listen} with its defaults applied. Timeouts: -1 is not set, and then there is no limit. */
public final class ProxySection {

    public Position position = Position.NONE;
    public String name;
    public Kind kind;
    /** {@code id}; -1: numbered by position. */
    public int id = -1;
    public Mode mode = Mode.TCP;
    public String description;
    public boolean disabled;

    // Timeouts

    public int timeoutClientMs = -1;
    public int timeoutClientFinMs = -1;
    public int timeoutServerMs = -1;
    public int timeoutServerFinMs = -1;
    public int timeoutConnectMs = -1;
    public int timeoutHttpRequestMs = -1;
    public int timeoutHttpKeepAliveMs = -1;
    /** Not set: the connect timeout counts. */
    public int timeoutQueueMs = -1;
    /** Not set: the connect timeout counts. */
    public int timeoutTarpitMs = -1;
    public int timeoutTunnelMs = -1;
    public int timeoutCheckMs = -1;
    public int timeoutClientHandshakeMs = -1;

    // Frontend side

    public final List<BindLine> binds = new ArrayList<>();
    /** Most concurrent connections of the frontend; -1: the process's limit. */
    public int maxconn = -1;
    public int backlog = -1;
    /** Sessions per second; -1 is no limit. */
    public int rateLimitSessions = -1;
    /** The path that answers 200 by itself; null when none. */
    public String monitorUri;
    /** {@code max-session-srv-conns}: server connections that wait idle for one client. */
    public int maxSessionServerConnections = 5;
    /** Name and place of {@code default_backend}; null when none. */
    public BackendReference defaultBackend;
    /** {@code use_backend} lines in order; all unconditional for now. */
    public final List<SwitchingRule> useBackends = new ArrayList<>();

    // Backend side

    public final List<ServerLine> servers = new ArrayList<>();
    public Balance balance = Balance.ROUND_ROBIN;
    public HashType hashType = HashType.DEFAULT;
    /** {@code hash-balance-factor} in per cent; 0: no bound. */
    public int hashBalanceFactor;
    /** {@code cookie}; null when clients are not tied to servers by a cookie. */
    public PersistenceCookie cookie;
    /** {@code dynamic-cookie-key}; null when not given. */
    public String dynamicCookieKey;
    /** {@code fullconn}; -1: a tenth of the sum of the frontends' limits. */
    public int fullconn = -1;
    public int retries = 3;
    /** {@code retry-on}. */
    public RetryEvents retryOn = RetryEvents.DEFAULT;
    /** {@code option redispatch}: 0 never, -1 (the default of the option) on the last retry, n on every n-th retry. */
    public int redispatchInterval;
    public HttpReuse httpReuse = HttpReuse.SAFE;
    public int maxKeepAliveQueue = -1;
    /** {@code http-send-name-header} in lower case; null when not given. */
    public String sendNameHeader;
    public SourceAddress source;

    /** How the health of servers is checked. */
    public final CheckSettings checks = new CheckSettings();

    // HTTP

    public ConnectionMode connectionMode = ConnectionMode.KEEP_ALIVE;
    /** {@code option forwardfor}; null when off. */
    public ForwardFor forwardFor;
    /** {@code option originalto}; null when off. */
    public ForwardFor originalTo;
    /** The lines that replace built-in error replies, in order. */
    public final List<ErrorReplyLine> errorReplyLines = new ArrayList<>();
    /** What comes of them when everything has been read: replies that replace the built-in ones, by status. */
    public final Map<Integer, ReplySpec> errorReplies = new TreeMap<>();
    /** Replies of rules that stand in {@code http-errors} sections. */
    public final List<ReplySpec> sectionReplies = new ArrayList<>();

    private final Map<RuleSet, List<Rule>> rules = new EnumMap<>(RuleSet.class);

    // Logs

    /** The targets of this proxy, with {@code log global} already resolved. */
    public final List<LogLine> logs = new ArrayList<>();
    public LogFormat logFormat = LogFormat.NONE;
    /** Where the format was chosen. */
    public Position logFormatPosition = Position.NONE;
    public String logTag;
    /** {@code log-format}: counts with {@link LogFormat#CUSTOM}. */
    public FormatLine customFormat;
    /** {@code log-format-sd}: the structured data of the syslog format that has some. */
    public FormatLine structuredData;
    /** {@code error-log-format}: for connections that fail before there is a stream. */
    public FormatLine errorFormat;
    public FormatLine uniqueIdFormat;
    /** {@code unique-id-header}: the request header that carries the unique id to servers; null when none. */
    public String uniqueIdHeader;
    public final List<HeaderCapture> requestCaptures = new ArrayList<>();
    public final List<HeaderCapture> responseCaptures = new ArrayList<>();
    /** The cookie whose name starts with this; null when none. */
    public HeaderCapture cookieCapture;

    public final EnumSet<ProxyOption> options = EnumSet.noneOf(ProxyOption.class);

    // TCP keep-alive probes ({@code clitcpka-*}, {@code srvtcpka-*}); -1: the system's values

    public int clientKeepAliveCount = -1;
    public int clientKeepAliveIdleMs = -1;
    public int clientKeepAliveIntervalMs = -1;
    public int serverKeepAliveCount = -1;
    public int serverKeepAliveIdleMs = -1;
    public int serverKeepAliveIntervalMs = -1;

    public boolean hasFrontend() {
        return kind != Kind.BACKEND;
    }

    public boolean hasBackend() {
        return kind != Kind.FRONTEND;
    }

    public boolean has(ProxyOption option) {
        return options.contains(option);
    }

    /** Servers are not told that their connection will be closed. */
    public boolean pretendsKeepAlive() {
        return has(ProxyOption.HTTP_PRETEND_KEEP_ALIVE);
    }

    /** The section's keyword. */
    public enum Kind { FRONTEND, BACKEND, LISTEN }

    /** What the proxy understands of its traffic. */
    public enum Mode { TCP, HTTP }

    /** What happens to connections between requests. */
    public enum ConnectionMode { KEEP_ALIVE, SERVER_CLOSE, CLOSE }

    /** Which idle server connections may carry a request of another client. */
    public enum HttpReuse { NEVER, SAFE, AGGRESSIVE, ALWAYS }

    /** The format that a frontend logs with; NONE: a line that says only who connected. */
    public enum LogFormat { NONE, TCP, TCP_CLF, HTTP, CLF, HTTPS, CUSTOM }


    /** The rules of one list, in the order of the file. */
    public List<Rule> rules(RuleSet set) {
        return rules.computeIfAbsent(set, empty -> new ArrayList<>());
    }
}
