package io.sluice.engine.proxy;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.log.ProxyLog;
import io.sluice.engine.log.TrafficRecord;
import io.sluice.engine.stats.ProcessState;
import io.sluice.http.http1.HeadIndex;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.rule.ReplySpec;
import io.sluice.language.rule.Rule;
import io.sluice.language.rule.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A frontend, a backend, or ({@code listen}) both under one name and number. */
public final class Proxy {

    private static final int STATUSES = 600;

    private final ProxySection section;
    private final int id;
    private final byte[] monitorUri;
    private final byte[] forwardedForName;
    private final boolean buffersRequests;
    private final ActiveRule[] requestRules;
    private final ActiveRule[] responseRules;
    private final ActiveRule[] afterResponseRules;
    private final ProxyLog log;
    private final Captures captures;
    private final ProxyEvents events;
    private final Frontend frontend;
    private final Backend backend;
    private final Reply[] replies = new Reply[STATUSES];

    public Proxy(ProxySection section, int id, ProcessState process, ProxyLog log, ProxyEvents events) {
        this.events = events;
        this.section = section;
        this.id = id;
        for (Map.Entry<Integer, ReplySpec> reply : section.errorReplies.entrySet()) {
            replies[reply.getKey()] = Reply.of(reply.getValue());
        }
        this.monitorUri = section.monitorUri == null ? null : section.monitorUri.getBytes(StandardCharsets.ISO_8859_1);
        this.forwardedForName = section.forwardFor == null ? null
            : section.forwardFor.header.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1);
        this.buffersRequests = section.has(ProxyOption.HTTP_BUFFER_REQUEST);
        this.requestRules = rules(section.rules(RuleSet.HTTP_REQUEST));
        this.responseRules = rules(section.rules(RuleSet.HTTP_RESPONSE));
        this.afterResponseRules = rules(section.rules(RuleSet.HTTP_AFTER_RESPONSE));
        this.log = log;
        this.captures = Captures.of(section);
        this.frontend = section.hasFrontend() ? new Frontend(this, process) : null;
        this.backend = section.hasBackend() ? new Backend(this, process) : null;
    }

    private static ActiveRule[] rules(List<Rule> rules) {
        ActiveRule[] bound = new ActiveRule[rules.size()];
        for (int i = 0; i < bound.length; i++) {
            bound[i] = new ActiveRule(rules.get(i).condition(), (RuleAction) rules.get(i).action());
        }
        return bound;
    }

    public ProxySection section() {
        return section;
    }

    public String name() {
        return section.name;
    }

    /** Number in the process, unique over all proxies. */
    public int id() {
        return id;
    }

    public boolean isHttp() {
        return section.mode == ProxySection.Mode.HTTP;
    }

    /** The accepting side, or null. */
    public Frontend frontend() {
        return frontend;
    }

    /** The side with servers, or null. */
    public Backend backend() {
        return backend;
    }

    /** The target that is answered without a server, or null. */
    public byte[] monitorUri() {
        return monitorUri;
    }

    /** Lower-case name of the header that {@code option forwardfor} adds, or null. */
    public byte[] forwardedForName() {
        return forwardedForName;
    }

    /** Requests wait here until their body has come ({@code option http-buffer-request}). */
    public boolean buffersRequests() {
        return buffersRequests;
    }

    /** The {@code http-request} rules in order. */
    public ActiveRule[] requestRules() {
        return requestRules;
    }

    /** The {@code http-response} rules in order. */
    public ActiveRule[] responseRules() {
        return responseRules;
    }

    /** The {@code http-after-response} rules in order. */
    public ActiveRule[] afterResponseRules() {
        return afterResponseRules;
    }

    /** Where this proxy's traffic is logged. */
    public ProxyLog log() {
        return log;
    }

    /** Keeps what this frontend wants to keep of a request, or of a response. */
    public void captureRequest(TrafficRecord record, HeadIndex head, Buffer buffer) {
        if (captures != null) {
            captures.request(record, head, buffer);
        }
    }

    public void captureResponse(TrafficRecord record, HeadIndex head, Buffer buffer) {
        if (captures != null) {
            captures.response(record, head, buffer);
        }
    }

    /** Who is told what happens to this proxy and its servers. */
    ProxyEvents events() {
        return events;
    }

    /** Lines are written at all. */
    public boolean isLogging() {
        return log.isEnabled();
    }

    /** Lines show the request line. */
    public boolean capturesRequestLine() {
        return isHttp() && (isLogging() || log.uniqueIds() != null);
    }

    /** The reply that this proxy gives instead of the built-in one, or null. */
    public Reply replyFor(int status) {
        return status >= 0 && status < STATUSES ? replies[status] : null;
    }
}
