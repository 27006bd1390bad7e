package io.sluice.engine.balance.algorithm;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.balance.BalanceKey;
import io.sluice.http.http1.HeadIndex;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * {@code hdr(name)}: the first value of the first header of a name; with {@code use_domain_only} what stands before the last dot of a host name,
 * back to the dot before.
 */
final class HeaderKey implements KeyReader {

    private final byte[] name;
    private final boolean domainOnly;

    HeaderKey(String name, boolean domainOnly) {
        this.name = name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1);
        this.domainOnly = domainOnly;
    }

    @Override
    public boolean read(BalanceKey key, HeadIndex head, Buffer buffer) {
        int header = head == null ? -1 : find(head, buffer);
        if (header < 0) {
            return false;
        }
        int from = head.valueOffset[header];
        int end = from + head.valueLength[header];
        int to = firstValueEnd(buffer, from, end);
        if (to == from) {
            return false;
        }
        key.append(buffer, from, to - from);
        if (domainOnly) {
            keepDomain(key);
        }
        return true;
    }

    private int find(HeadIndex head, Buffer buffer) {
        for (int i = 0; i < head.count; i++) {
            if (head.nameLength[i] == name.length && isNamed(buffer, head.nameOffset[i])) {
                return i;
            }
        }
        return -1;
    }

    private boolean isNamed(Buffer buffer, int at) {
        for (int i = 0; i < name.length; i++) {
            int octet = buffer.get(at + i);
            int lower = octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
            if (lower != name[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the first of several values ends: before a comma outside quotes, without the blanks before it. */
    private static int firstValueEnd(Buffer buffer, int from, int end) {
        boolean quoted = false;
        int at = from;
        while (at < end) {
            byte octet = buffer.get(at);
            if (octet == '"') {
                quoted = !quoted;
            } else if (octet == '\\' && quoted) {
                at++;
            } else if (octet == ',' && !quoted) {
                break;
            }
            at++;
        }
        at = Math.min(at, end);
        while (at > from && (buffer.get(at - 1) == ' ' || buffer.get(at - 1) == '\t')) {
            at--;
        }
        return at;
    }

    /** The octet before the last dot belongs to the domain whatever it is. */
    private static void keepDomain(BalanceKey key) {
        int dot = key.length() - 1;
        while (dot > 0 && key.at(dot) != '.') {
            dot--;
        }
        if (dot <= 0) {
            return;
        }
        int start = dot - 1;
        while (start > 0 && key.at(start - 1) != '.') {
            start--;
        }
        key.keep(start, dot);
    }
}
