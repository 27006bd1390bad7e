package io.sluice.language.config.model;

import java.util.ArrayList;
import java.util.List;

/** The PROXY protocol header that connections to a server begin with. Copied, not shared, between servers and their defaults. */
public final class SentProxyHeader {

    /** {@code send-proxy} and {@code send-proxy-v2}; with both of them version 2 is sent. */
    public boolean version1;
    public boolean version2;
    /** {@code proxy-v2-options}: what a header of version 2 holds besides the addresses. */
    public boolean checksum;
    public boolean authority;
    public boolean uniqueId;
    /** {@code set-proxy-v2-tlv-fmt}, in the order of the line. */
    public final List<ProxyValue> values = new ArrayList<>();

    public boolean isSent() {
        return version1 || version2;
    }

    public void copyFrom(SentProxyHeader other) {
        version1 = other.version1;
        version2 = other.version2;
        checksum = other.checksum;
        authority = other.authority;
        uniqueId = other.uniqueId;
        values.clear();
        values.addAll(other.values);
    }
}
