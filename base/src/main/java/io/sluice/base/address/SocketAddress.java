package io.sluice.base.address;

import java.util.Arrays;

/**
 * Where a socket is bound or connected to: an IP address with a port, a unix path, a name in the abstract namespace, or an inherited
 * descriptor. Immutable; equality is by value.
 */
public final class SocketAddress {

    /** What the address names. */
    public enum Kind { IPV4, IPV6, UNIX, ABSTRACT, DESCRIPTOR }

    private static final byte[] NO_IP = new byte[0];

    private final Kind kind;
    private final byte[] ip;
    private final int port;
    private final String path;

    private SocketAddress(Kind kind, byte[] ip, int port, String path) {
        this.kind = kind;
        this.ip = ip;
        this.port = port;
        this.path = path;
    }

    /** An IPv4 (4 bytes) or IPv6 (16 bytes) address; the array is copied. */
    public static SocketAddress ofIp(byte[] ip, int port) {
        if (ip.length != 4 && ip.length != 16) {
            throw new IllegalArgumentException("an IP address has 4 or 16 bytes, not " + ip.length);
        }
        return new SocketAddress(ip.length == 4 ? Kind.IPV4 : Kind.IPV6, ip.clone(), port, "");
    }

    /** A path in the file system. */
    public static SocketAddress ofUnix(String path) {
        return new SocketAddress(Kind.UNIX, NO_IP, 0, path);
    }

    /** A name in Linux's abstract namespace, without the leading NUL. */
    public static SocketAddress ofAbstract(String name) {
        return new SocketAddress(Kind.ABSTRACT, NO_IP, 0, name);
    }

    /** A listening socket inherited from the parent process. */
    public static SocketAddress ofDescriptor(int descriptor) {
        return new SocketAddress(Kind.DESCRIPTOR, NO_IP, descriptor, "");
    }

    public Kind kind() {
        return kind;
    }

    public boolean isIp() {
        return kind == Kind.IPV4 || kind == Kind.IPV6;
    }

    /** 4 or 16 bytes in network order, or none; a copy. */
    public byte[] ip() {
        return ip.clone();
    }

    /** The port of an IP address, 0 when there is none. */
    public int port() {
        return kind == Kind.DESCRIPTOR ? 0 : port;
    }

    /** The number of an inherited descriptor. */
    public int descriptor() {
        return port;
    }

    /** The path or the abstract name. */
    public String path() {
        return path;
    }

    /** True for 0.0.0.0 and ::. */
    public boolean isWildcard() {
        return isIp() && Arrays.equals(ip, new byte[ip.length]);
    }

    public SocketAddress withPort(int newPort) {
        return isIp() ? new SocketAddress(kind, ip, newPort, "") : this;
    }

    /** The host part as HAProxy prints it: {@code 127.0.0.1}, {@code ::1}, {@code unix}, {@code abns}. */
    public String host() {
        return switch (kind) {
            case IPV4, IPV6 -> IpText.format(ip);
            case UNIX -> "unix";
            case ABSTRACT -> "abns";
            case DESCRIPTOR -> "fd";
        };
    }

    /** {@code 127.0.0.1:80}, {@code [::1]:80}, {@code unix@/path}, {@code abns@name} or {@code fd@3}. */
    @Override
    public String toString() {
        return switch (kind) {
            case IPV4 -> host() + ":" + port;
            case IPV6 -> "[" + host() + "]:" + port;
            case UNIX -> "unix@" + path;
            case ABSTRACT -> "abns@" + path;
            case DESCRIPTOR -> "fd@" + port;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SocketAddress that && kind == that.kind && port == that.port
            && path.equals(that.path) && Arrays.equals(ip, that.ip);
    }

    @Override
    public int hashCode() {
        return (kind.hashCode() * 31 + port) * 31 + path.hashCode() + Arrays.hashCode(ip);
    }
}
