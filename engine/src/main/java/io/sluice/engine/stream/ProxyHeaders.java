package io.sluice.engine.stream;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.log.TrafficRecord;
import io.sluice.language.config.model.ProxyValue;
import io.sluice.language.config.model.SentProxyHeader;
import io.sluice.net.loop.Connection;
import io.sluice.net.proxyprotocol.ProxyHeader;
import io.sluice.net.proxyprotocol.ProxyHeaderWriter;

/** The PROXY protocol headers that one loop sends to servers. Owned by the loop's thread; takes memory only where a server wants headers. */
public final class ProxyHeaders {

    private ProxyHeaderWriter writer;
    private Buffer buffer;

    /**
     * The header that a connection of this stream to its server begins with; null when it begins with the client's bytes. It is valid until the
     * next one is composed on this loop.
     */
    public ProxyHeaderWriter compose(Stream stream) {
        SentProxyHeader wanted = stream.server().line().proxyHeader;
        return wanted.isSent() ? compose(wanted, stream, stream.origin(), new byte[TrafficRecord.ADDRESS_BYTES]) : null;
    }

    private ProxyHeaderWriter compose(SentProxyHeader wanted, Stream stream, Origin origin, byte[] destination) {
        byte[] source = stream.record.clientAddress;
        Origin.destination(origin, stream.context.loop().kernel(), stream.clientDescriptor(), destination);
        if (writer == null) {
            writer = new ProxyHeaderWriter();
            buffer = Buffer.allocate(writer.bytes().length);
        }
        if (!wanted.version2) {
            writer.writeText(source, destination);
            return writer;
        }
        writer.start(source, destination);
        for (ProxyValue value : wanted.values) {
            writer.add(value.type(), value.value());
        }
        if (wanted.checksum) {
            writer.addChecksum();
        }
        byte[] authority = wanted.authority && origin != null ? ProxyHeader.authority(origin.values()) : null;
        if (authority != null) {
            writer.addAuthority(authority);
        }
        if (wanted.uniqueId && stream.record.uniqueId != null) {
            writer.addUniqueId(stream.record.uniqueId);
        }
        writer.finish();
        return writer;
    }

    /** Lets a header wait on a connection that is being established, so that it leaves together with the first bytes; answers its length. */
    public int putOn(Connection connection, ProxyHeaderWriter header) {
        buffer.put(0, header.bytes(), 0, header.length());
        connection.write(buffer, 0, header.length());
        return header.length();
    }
}
