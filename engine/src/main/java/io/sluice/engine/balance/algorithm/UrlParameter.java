package io.sluice.engine.balance.algorithm;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.balance.BalanceKey;
import io.sluice.http.http1.HeadIndex;
import java.nio.charset.StandardCharsets;

/** {@code url_param}: the value of the first parameter of a name in the query, as it stands there. */
final class UrlParameter implements KeyReader {

    private final byte[] name;

    UrlParameter(String name) {
        this.name = name.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public boolean read(BalanceKey key, HeadIndex head, Buffer buffer) {
        if (head == null) {
            return false;
        }
        int end = head.targetOffset + head.targetLength;
        int at = indexOf(buffer, '?', head.targetOffset, end) + 1;
        while (at < end) {
            int next = indexOf(buffer, '&', at, end);
            int value = at + name.length + 1;
            if (value <= next && buffer.get(value - 1) == '=' && startsWithName(buffer, at)) {
                key.append(buffer, value, next - value);
                return true;
            }
            at = next + 1;
        }
        return false;
    }

    private boolean startsWithName(Buffer buffer, int at) {
        for (int i = 0; i < name.length; i++) {
            if (buffer.get(at + i) != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** The end when the octet is not there. */
    private static int indexOf(Buffer buffer, char octet, int from, int end) {
        int at = from;
        while (at < end && buffer.get(at) != octet) {
            at++;
        }
        return at;
    }
}
