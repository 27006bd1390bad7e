package io.sluice.engine.log;

import io.sluice.base.address.IpText;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

/** Test kit: fills traffic records as a stream would. */
final class Records {

    private Records() {
    }

    /** A connection of a client to a frontend at a time; a null client is a unix socket. */
    static TrafficRecord of(String client, int clientPort, String frontend, String time) {
        TrafficRecord record = new TrafficRecord();
        record.clientAddressLength = putAddress(client, clientPort, record.clientAddress);
        record.acceptDateMs = OffsetDateTime.parse(time).toInstant().toEpochMilli();
        record.frontendName = bytes(frontend);
        record.resetForRequest();
        return record;
    }

    static int putAddress(String ip, int port, byte[] target) {
        if (ip == null) {
            target[0] = AddressText.UNIX;
            target[1] = 0;
            return 2;
        }
        byte[] raw = IpText.parse(ip);
        target[0] = (byte) (raw.length == 4 ? AddressText.IPV4 : AddressText.IPV6);
        target[1] = 0;
        target[2] = (byte) (port >> 8);
        target[3] = (byte) port;
        System.arraycopy(raw, 0, target, raw.length == 4 ? 4 : 8, raw.length);
        return raw.length == 4 ? 16 : 28;
    }

    static TrafficRecord to(TrafficRecord record, String backend, String server) {
        record.backendName = bytes(backend);
        record.serverName = bytes(server);
        return record;
    }

    static TrafficRecord request(TrafficRecord record, String line, int status, long bytesToClient) {
        byte[] raw = line.getBytes(StandardCharsets.ISO_8859_1);
        record.requestLine = raw.clone();
        record.requestLineLength = raw.length;
        record.status = status;
        record.bytesToClient = bytesToClient;
        return record;
    }

    /** TR, Tw, Tc, Tr and Ta. */
    static TrafficRecord timers(TrafficRecord record, int request, int queue, int connect, int response, int active) {
        record.idleMs = 0;
        record.requestMs = request;
        record.queueMs = queue;
        record.connectMs = connect;
        record.responseMs = response;
        record.totalMs = active;
        return record;
    }

    static TrafficRecord termination(TrafficRecord record, String causeAndState) {
        record.terminationCause = (byte) causeAndState.charAt(0);
        record.terminationState = (byte) causeAndState.charAt(1);
        return record;
    }

    /** actconn, feconn, beconn, srv_conn and retries. */
    static TrafficRecord counters(TrafficRecord record, int process, int frontend, int backend, int server, int retries) {
        record.processConnections = process;
        record.frontendConnections = frontend;
        record.backendConnections = backend;
        record.serverConnections = server;
        record.retries = retries;
        return record;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
