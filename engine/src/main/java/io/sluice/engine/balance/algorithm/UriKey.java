package io.sluice.engine.balance.algorithm;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.balance.BalanceKey;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.Method;
import java.util.List;

/** {@code uri}: the request target up to its query, or a part of it. */
final class UriKey implements KeyReader {

    private final int lengthLimit;
    private final int depthLimit;
    private final boolean whole;
    private final boolean pathOnly;

    /** The words behind {@code uri}, already checked. */
    UriKey(List<String> words) {
        this.lengthLimit = number(words, "len");
        this.depthLimit = number(words, "depth");
        this.whole = words.contains("whole");
        this.pathOnly = words.contains("path-only");
    }

    private static int number(List<String> words, String name) {
        int at = words.indexOf(name);
        return at < 0 ? Integer.MAX_VALUE : Integer.parseInt(words.get(at + 1));
    }

    @Override
    public boolean read(BalanceKey key, HeadIndex head, Buffer buffer) {
        if (head == null) {
            return false;
        }
        appendTarget(key, head, buffer);
        key.keep(0, end(key));
        return true;
    }

    /** The target as it is forwarded: an absolute one lacks its scheme's default port and has a path at least. */
    private void appendTarget(BalanceKey key, HeadIndex head, Buffer buffer) {
        boolean absolute = head.authorityLength > 0 && head.method != Method.CONNECT;
        if (!absolute && !pathOnly) {
            key.append(buffer, head.targetOffset, head.targetLength);
            return;
        }
        if (!pathOnly) {
            key.append(buffer, head.targetOffset, head.authorityOffset - head.targetOffset + head.authorityLength);
        }
        if (head.pathLength > 0 && (!pathOnly || buffer.get(head.pathOffset) == '/')) {
            key.append(buffer, head.pathOffset, head.pathLength);
        } else if (absolute && head.pathLength == 0 && head.method != Method.OPTIONS) {
            key.append((byte) '/');
        }
    }

    private int end(BalanceKey key) {
        int limit = Math.min(lengthLimit, key.length());
        int slashes = 0;
        for (int i = 0; i < limit; i++) {
            byte octet = key.at(i);
            if (octet == '/') {
                if (slashes == depthLimit) {
                    return i;
                }
                slashes++;
            } else if (octet == '?' && !whole) {
                return i;
            }
        }
        return limit;
    }
}
