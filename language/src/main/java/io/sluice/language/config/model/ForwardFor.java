package io.sluice.language.config.model;

/**
 * {@code option forwardfor} (or {@code originalto}): the client's (or the original destination's) address in a request header. Never changed
 * after reading.
 */
public final class ForwardFor {

    /** Name of the header, {@code X-Forwarded-For} (or {@code X-Original-To}) when not given. */
    public final String header;
    /** Network whose clients are left out, 4 or 16 bytes; null when none. */
    public final byte[] exceptIp;
    /** The network's mask, as long as {@link #exceptIp}; null when none. */
    public final byte[] exceptMask;
    /** Only when the request has no such header yet. */
    public final boolean ifNone;

    public ForwardFor(String header, byte[] exceptIp, byte[] exceptMask, boolean ifNone) {
        this.header = header;
        this.exceptIp = exceptIp;
        this.exceptMask = exceptMask;
        this.ifNone = ifNone;
    }
}
