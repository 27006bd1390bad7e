package io.sluice.engine.stream;

import io.sluice.base.address.IpText;
import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Proxy;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.KnownHeader;
import io.sluice.language.config.model.ForwardFor;
import java.nio.charset.StandardCharsets;

/** {@code option forwardfor}: the client's address in a request header. One instance per loop, reused. */
final class ForwardedFor {

    private static final int FAMILY_IPV4 = 2;
    private static final int FAMILY_IPV6 = 10;

    private final byte[] line = new byte[256];

    /** Adds the header when the frontend or the backend asks for it; always goes on. */
    boolean edit(HttpStream stream, Buffer buffer) {
        Proxy back = stream.backend().proxy();
        Proxy front = stream.frontend().proxy();
        ForwardFor settings = back.section().forwardFor != null ? back.section().forwardFor : front.section().forwardFor;
        if (settings == null) {
            return true;
        }
        byte[] name = back.section().forwardFor != null ? back.forwardedForName() : front.forwardedForName();
        byte[] address = stream.record().clientAddress;
        if (isExcepted(settings, address) || settings.ifNone && isPresent(stream.request().index(), buffer, name)) {
            return true;
        }
        int length = compose(name, address);
        if (length > 0) {
            stream.edits.append(line, 0, length);
        }
        return true;
    }

    private int compose(byte[] name, byte[] address) {
        if (name.length + 64 > line.length) {
            return 0;
        }
        System.arraycopy(name, 0, line, 0, name.length);
        int position = name.length;
        line[position++] = ':';
        line[position++] = ' ';
        if (address[0] == FAMILY_IPV4) {
            position = IpText.writeIpv4(address, 4, line, position);
        } else if (address[0] == FAMILY_IPV6) {
            byte[] text = IpText.format(java.util.Arrays.copyOfRange(address, 8, 24)).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, line, position, text.length);
            position += text.length;
        } else {
            return 0;
        }
        line[position++] = '\r';
        line[position++] = '\n';
        return position;
    }

    private static boolean isExcepted(ForwardFor settings, byte[] address) {
        byte[] network = settings.exceptIp;
        if (network == null) {
            return false;
        }
        int offset;
        if (address[0] == FAMILY_IPV4 && network.length == 4) {
            offset = 4;
        } else if (address[0] == FAMILY_IPV6 && network.length == 16) {
            offset = 8;
        } else {
            return false;
        }
        byte[] mask = settings.exceptMask;
        for (int i = 0; i < network.length; i++) {
            if (((address[offset + i] ^ network[i]) & mask[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPresent(HeadIndex head, Buffer buffer, byte[] name) {
        if (head.forwardedForIndex >= 0 && name.length == "x-forwarded-for".length()) {
            return true;
        }
        for (int i = 0; i < head.count; i++) {
            if (head.known[i] == KnownHeader.OTHER && head.nameLength[i] == name.length && matches(buffer, head.nameOffset[i], name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Buffer buffer, int offset, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (buffer.get(offset + i) != name[i]) {
                return false;
            }
        }
        return true;
    }
}
