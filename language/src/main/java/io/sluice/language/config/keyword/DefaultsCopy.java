package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ProxySection;
import io.sluice.language.rule.RuleSet;

/** Gives a new proxy, or a further defaults section, everything that a defaults section says. */
public final class DefaultsCopy {

    private DefaultsCopy() {
    }

    /** Copies from a defaults section into a section that has read no line yet. */
    public static void copy(ProxyDraft defaults, ProxyDraft draft) {
        ProxySection from = defaults.section;
        ProxySection to = draft.section;
        to.mode = from.mode;
        to.disabled = from.disabled;
        to.logs.addAll(from.logs);
        to.logFormat = from.logFormat;
        to.logFormatPosition = from.logFormatPosition;
        to.logTag = from.logTag;
        to.customFormat = from.customFormat;
        to.structuredData = from.structuredData;
        to.errorFormat = from.errorFormat;
        to.uniqueIdFormat = from.uniqueIdFormat;
        to.uniqueIdHeader = from.uniqueIdHeader;
        to.options.addAll(from.options);
        to.connectionMode = from.connectionMode;
        to.forwardFor = from.forwardFor;
        to.originalTo = from.originalTo;
        to.errorReplyLines.addAll(from.errorReplyLines);
        to.sectionReplies.addAll(from.sectionReplies);
        for (RuleSet set : RuleSet.values()) {
            to.rules(set).addAll(from.rules(set));
        }
        timeouts(from, to);
        if (draft.isDefaults() || to.hasFrontend()) {
            frontend(from, to);
        }
        if (draft.isDefaults() || to.hasBackend()) {
            backend(from, to);
        }
        ServerCopy.copy(defaults.serverDefaults, draft.serverDefaults);
        draft.logsGlobally = defaults.logsGlobally;
        draft.finalRules.addAll(defaults.finalRules);
    }

    private static void timeouts(ProxySection from, ProxySection to) {
        to.timeoutClientMs = from.timeoutClientMs;
        to.timeoutClientFinMs = from.timeoutClientFinMs;
        to.timeoutServerMs = from.timeoutServerMs;
        to.timeoutServerFinMs = from.timeoutServerFinMs;
        to.timeoutConnectMs = from.timeoutConnectMs;
        to.timeoutHttpRequestMs = from.timeoutHttpRequestMs;
        to.timeoutHttpKeepAliveMs = from.timeoutHttpKeepAliveMs;
        to.timeoutQueueMs = from.timeoutQueueMs;
        to.timeoutTarpitMs = from.timeoutTarpitMs;
        to.timeoutTunnelMs = from.timeoutTunnelMs;
        to.timeoutCheckMs = from.timeoutCheckMs;
        to.timeoutClientHandshakeMs = from.timeoutClientHandshakeMs;
    }

    private static void frontend(ProxySection from, ProxySection to) {
        to.maxconn = from.maxconn;
        to.backlog = from.backlog;
        to.rateLimitSessions = from.rateLimitSessions;
        to.monitorUri = from.monitorUri;
        to.maxSessionServerConnections = from.maxSessionServerConnections;
        to.defaultBackend = from.defaultBackend;
        to.clientKeepAliveCount = from.clientKeepAliveCount;
        to.clientKeepAliveIdleMs = from.clientKeepAliveIdleMs;
        to.clientKeepAliveIntervalMs = from.clientKeepAliveIntervalMs;
    }

    private static void backend(ProxySection from, ProxySection to) {
        to.balance = from.balance;
        to.checks.copyFrom(from.checks);
        to.hashType = from.hashType;
        to.hashBalanceFactor = from.hashBalanceFactor;
        to.cookie = from.cookie;
        to.dynamicCookieKey = from.dynamicCookieKey;
        to.fullconn = from.fullconn;
        to.retries = from.retries;
        to.retryOn = from.retryOn;
        to.sendNameHeader = from.sendNameHeader;
        to.redispatchInterval = from.redispatchInterval;
        to.httpReuse = from.httpReuse;
        to.maxKeepAliveQueue = from.maxKeepAliveQueue;
        to.source = from.source;
        to.serverKeepAliveCount = from.serverKeepAliveCount;
        to.serverKeepAliveIdleMs = from.serverKeepAliveIdleMs;
        to.serverKeepAliveIntervalMs = from.serverKeepAliveIntervalMs;
    }
}
