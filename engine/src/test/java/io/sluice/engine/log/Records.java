package io.sluice.engine.log;

import io.sluice.base.address.IpText;
import io.sluice.base.bytes.Buffer;
import io.sluice.language.config.model.HeaderCapture;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Collections;

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

    static void requestCookie(TrafficRecord record, String cookie) {
        record.requestCookie = bytes(cookie);
        record.requestCookieLength = cookie.length();
    }

    static void responseCookie(TrafficRecord record, String cookie) {
        record.responseCookie = bytes(cookie);
        record.responseCookieLength = cookie.length();
    }

    /** Captured headers; a null one is absent. */
    static CapturedValues captures(TrafficRecord record, String... values) {
        record.hasCaptures = true;
        CapturedValues captured = CapturedValues.of(Collections.nCopies(values.length, new HeaderCapture("x", 100)));
        Buffer buffer = Buffer.allocate(256);
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                buffer.put(0, bytes(values[i]));
                captured.set(i, buffer, 0, values[i].length());
            }
        }
        return captured;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
