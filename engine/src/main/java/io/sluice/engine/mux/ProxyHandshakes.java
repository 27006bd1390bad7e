package io.sluice.engine.mux;

import io.sluice.engine.log.TrafficRecord;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.stream.LoopContext;
import io.sluice.engine.stream.Origin;
import io.sluice.net.proxyprotocol.ProxyHeader;
import io.sluice.net.proxyprotocol.ProxyHeaderReader;
import java.nio.charset.StandardCharsets;

/**
 * The connections of one loop whose PROXY protocol header has not come yet. What they sent stays in the kernel until the header is complete, so
 * one that keeps us waiting costs an object and no buffer. Owned by the loop's thread.
 */
final class ProxyHandshakes {

    final LoopContext context;
    final ProxyHeaderReader reader = new ProxyHeaderReader();
    final ProxyHeader header = new ProxyHeader();
    private final ClientAcceptor acceptor;
    private ProxyHandshake first;
    private int count;

    ProxyHandshakes(LoopContext context, ClientAcceptor acceptor) {
        this.context = context;
        this.acceptor = acceptor;
    }

    int count() {
        return count;
    }

    void begin(Listener listener, int descriptor, byte[] peer) {
        new ProxyHandshake(this, listener, descriptor, peer).begin();
    }

    void enter(ProxyHandshake handshake) {
        handshake.next = first;
        if (first != null) {
            first.previous = handshake;
        }
        first = handshake;
        count++;
    }

    void leave(ProxyHandshake handshake) {
        if (handshake.previous != null) {
            handshake.previous.next = handshake.next;
        } else {
            first = handshake.next;
        }
        if (handshake.next != null) {
            handshake.next.previous = handshake.previous;
        }
        count--;
    }

    void closeAll() {
        while (first != null) {
            first.close();
        }
    }

    /** {@link #header} has been received and taken out of the kernel: the connection may begin. */
    void complete(Listener listener, int descriptor, byte[] peer) {
        context.gate().countSession(listener, context.loop().index());
        byte[] source = header.hasAddresses ? header.source : peer;
        byte[] destination = header.hasAddresses ? header.destination.clone() : null;
        Origin origin = destination == null && header.values.length == 0 ? null : new Origin(destination, header.values);
        acceptor.begin(listener, descriptor, source, origin);
    }

    /** Logs why a connection is closed; {@code silent}: it never said anything. */
    void refused(ProxyHandshake handshake, String reason, boolean silent) {
        Frontend frontend = handshake.listener.frontend();
        TrafficRecord record = new TrafficRecord();
        byte[] address = header.hasAddresses && !silent ? header.source : handshake.peer;
        System.arraycopy(address, 0, record.clientAddress, 0, address.length);
        record.clientAddressLength = address.length;
        record.listenerId = handshake.listener.id();
        record.acceptDateMs = handshake.acceptDateMs;
        record.frontendName = frontend.logName();
        String name = handshake.listener.line().name;
        byte[] listenerName = (name == null ? Integer.toString(handshake.listener.id()) : name).getBytes(StandardCharsets.ISO_8859_1);
        frontend.proxy().log().emitRefused(context.log(), record, listenerName, reason.getBytes(StandardCharsets.ISO_8859_1), silent);
    }
}
