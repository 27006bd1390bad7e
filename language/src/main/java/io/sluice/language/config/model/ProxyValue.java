package io.sluice.language.config.model;

/** A typed value that a server's PROXY protocol headers carry ({@code set-proxy-v2-tlv-fmt}): a type from 0 to 255 and constant bytes. */
public final class ProxyValue {

    private final int type;
    private final byte[] value;

    public ProxyValue(int type, byte[] value) {
        this.type = type;
        this.value = value.clone();
    }

    public int type() {
        return type;
    }

    public byte[] value() {
        return value.clone();
    }
}
