package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ServerLine;

/** Copies everything that {@code default-server} can set from one server to another. */
final class ServerCopy {

    private ServerCopy() {
    }

    static void copy(ServerLine from, ServerLine to) {
        to.text = from.text;
        to.address = from.address;
        to.hostname = from.hostname;
        to.port = from.port;
        to.portIsOffset = from.portIsOffset;
        to.initialAddress = from.initialAddress;
        to.weight = from.weight;
        to.backup = from.backup;
        to.disabled = from.disabled;
        to.maxconn = from.maxconn;
        to.minconn = from.minconn;
        to.maxqueue = from.maxqueue;
        to.strictMaxconn = from.strictMaxconn;
        to.slowStartMs = from.slowStartMs;
        to.cookie = from.cookie;
        to.stick = from.stick;
        to.poolMaxConnections = from.poolMaxConnections;
        to.poolLowConnections = from.poolLowConnections;
        to.poolPurgeDelayMs = from.poolPurgeDelayMs;
        to.maxReuse = from.maxReuse;
        to.tcpFastOpen = from.tcpFastOpen;
        to.tcpUserTimeoutMs = from.tcpUserTimeoutMs;
        to.source = from.source;
        to.proxyHeader.copyFrom(from.proxyHeader);
        copyChecks(from, to);
    }

    private static void copyChecks(ServerLine from, ServerLine to) {
        to.check = from.check;
        to.agentCheck = from.agentCheck;
        to.interMs = from.interMs;
        to.fastInterMs = from.fastInterMs;
        to.downInterMs = from.downInterMs;
        to.agentInterMs = from.agentInterMs;
        to.rise = from.rise;
        to.fall = from.fall;
        to.checkPort = from.checkPort;
        to.checkAddress = from.checkAddress;
        to.agentPort = from.agentPort;
        to.agentAddress = from.agentAddress;
        to.agentSend = from.agentSend;
        to.track = from.track;
        to.shutsSessionsWhenDown = from.shutsSessionsWhenDown;
        to.shutsBackupSessionsWhenUp = from.shutsBackupSessionsWhenUp;
        to.initialState = from.initialState;
    }
}
