package io.sluice.engine.stream;

import io.sluice.base.bytes.Buffer;
import io.sluice.http.http1.HeadIndex;
import java.nio.charset.StandardCharsets;

/**
 * Tells whether a response asks for an authentication that belongs to the connection and not to the request, which NTLM and Negotiate do: then the
 * connection must never carry another client's requests.
 */
final class AuthenticationScheme {

    private static final int UNAUTHORIZED = 401;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final byte[] SERVER_ASKS = "www-authenticate".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROXY_ASKS = "proxy-authenticate".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NTLM = "ntlm".getBytes(StandardCharsets.US_ASCII);
    /** Negotiate and Nego2. */
    private static final byte[] NEGOTIATE = "nego".getBytes(StandardCharsets.US_ASCII);

    private AuthenticationScheme() {
    }

    static boolean tiesConnection(HeadIndex head, Buffer buffer) {
        byte[] name;
        if (head.status == UNAUTHORIZED) {
            name = SERVER_ASKS;
        } else if (head.status == PROXY_AUTHENTICATION_REQUIRED) {
            name = PROXY_ASKS;
        } else {
            return false;
        }
        for (int i = 0; i < head.count; i++) {
            if (head.nameLength[i] == name.length && startsWith(buffer, head.nameOffset[i], name.length, name)
                && (startsWith(buffer, head.valueOffset[i], head.valueLength[i], NTLM)
                    || startsWith(buffer, head.valueOffset[i], head.valueLength[i], NEGOTIATE))) {
                return true;
            }
        }
        return false;
    }

    /** Without regard to case; {@code text} is in lower case. */
    private static boolean startsWith(Buffer buffer, int offset, int length, byte[] text) {
        if (length < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            int octet = buffer.get(offset + i);
            if (octet >= 'A' && octet <= 'Z') {
                octet += 'a' - 'A';
            }
            if (octet != text[i]) {
                return false;
            }
        }
        return true;
    }
}
