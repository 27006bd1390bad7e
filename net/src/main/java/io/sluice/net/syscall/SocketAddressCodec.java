package io.sluice.net.syscall;

import io.sluice.base.address.SocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Translates between {@link SocketAddress} and the kernel's {@code struct sockaddr} bytes. Stateless; lengths from outside are
 * checked here, once.
 *
 * <p>Paths and abstract names are UTF-8. An abstract name is padded with NULs to the whole field, as HAProxy's {@code abns@} does,
 * because the kernel compares the padding too.
 */
public final class SocketAddressCodec {

    /** Enough for every family: {@code struct sockaddr_storage}. */
    public static final int MAXIMUM_BYTES = 128;
    /** Longest path in bytes, and longest abstract name: the kernel's field of 108 less one NUL. */
    public static final int MAXIMUM_PATH_BYTES = 107;

    private static final int PATH_FIELD_BYTES = 108;
    private static final int IPV4_BYTES = 16;
    private static final int IPV6_BYTES = 28;

    private SocketAddressCodec() {
    }

    /** The address family of a kind, or {@code -EAFNOSUPPORT} for an inherited descriptor, which needs no socket. */
    public static int family(SocketAddress.Kind kind) {
        return switch (kind) {
            case IPV4 -> SocketConstants.AF_INET;
            case IPV6 -> SocketConstants.AF_INET6;
            case UNIX, ABSTRACT -> SocketConstants.AF_UNIX;
            case DESCRIPTOR -> -Errno.EAFNOSUPPORT;
        };
    }

    /**
     * Writes the raw form into {@code target}, which has {@link #MAXIMUM_BYTES}; returns its length, {@code -ENAMETOOLONG} or
     * {@code -EINVAL} for a path that does not fit or holds a NUL, {@code -EAFNOSUPPORT} for an inherited descriptor.
     */
    public static int encode(SocketAddress address, byte[] target) {
        return switch (address.kind()) {
            case IPV4 -> encodeIp(address, target, SocketConstants.AF_INET, 4, IPV4_BYTES);
            case IPV6 -> encodeIp(address, target, SocketConstants.AF_INET6, 8, IPV6_BYTES);
            case UNIX -> encodePath(address.path(), target);
            case ABSTRACT -> encodeAbstract(address.path(), target);
            case DESCRIPTOR -> -Errno.EAFNOSUPPORT;
        };
    }

    private static int encodeIp(SocketAddress address, byte[] target, int family, int ipOffset, int length) {
        byte[] ip = address.ip();
        clear(target, length);
        putFamily(target, family);
        target[2] = (byte) (address.port() >> 8);
        target[3] = (byte) address.port();
        System.arraycopy(ip, 0, target, ipOffset, ip.length);
        return length;
    }

    private static int encodePath(String path, byte[] target) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAXIMUM_PATH_BYTES) {
            return -Errno.ENAMETOOLONG;
        }
        // An empty path would make bind(2) invent an abstract name.
        if (bytes.length == 0 || path.indexOf('\0') >= 0) {
            return -Errno.EINVAL;
        }
        putFamily(target, SocketConstants.AF_UNIX);
        System.arraycopy(bytes, 0, target, 2, bytes.length);
        target[2 + bytes.length] = 0;
        return 3 + bytes.length;
    }

    private static int encodeAbstract(String name, byte[] target) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAXIMUM_PATH_BYTES) {
            return -Errno.ENAMETOOLONG;
        }
        if (bytes.length == 0) {
            return -Errno.EINVAL;
        }
        clear(target, 2 + PATH_FIELD_BYTES);
        putFamily(target, SocketConstants.AF_UNIX);
        System.arraycopy(bytes, 0, target, 3, bytes.length);
        return 2 + PATH_FIELD_BYTES;
    }

    /** The raw form of an abstract name that other programs than HAProxy use: its exact bytes, without padding. */
    public static int encodeExactAbstract(String name, byte[] target) {
        int length = encodeAbstract(name, target);
        return length < 0 ? length : 3 + name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void putFamily(byte[] target, int family) {
        target[0] = (byte) family;
        target[1] = 0;
    }

    private static void clear(byte[] target, int length) {
        for (int i = 0; i < length; i++) {
            target[i] = 0;
        }
    }

    /**
     * Reads the raw form of {@code length} bytes. Null when the family is unknown or the bytes are too few for it; an unnamed unix
     * socket is a unix address with an empty path.
     */
    public static SocketAddress decode(byte[] raw, int length) {
        int available = Math.min(length, raw.length);
        if (available < 2) {
            return null;
        }
        return switch (raw[0] & 0xff | (raw[1] & 0xff) << 8) {
            case SocketConstants.AF_INET -> available < 8 ? null : decodeIp(raw, 4, 4);
            case SocketConstants.AF_INET6 -> available < 24 ? null : decodeIp(raw, 8, 16);
            case SocketConstants.AF_UNIX -> decodeUnix(raw, available);
            default -> null;
        };
    }

    private static SocketAddress decodeIp(byte[] raw, int ipOffset, int ipLength) {
        byte[] ip = new byte[ipLength];
        System.arraycopy(raw, ipOffset, ip, 0, ipLength);
        return SocketAddress.ofIp(ip, (raw[2] & 0xff) << 8 | raw[3] & 0xff);
    }

    private static SocketAddress decodeUnix(byte[] raw, int available) {
        int end = Math.min(available, 2 + PATH_FIELD_BYTES);
        if (end > 2 && raw[2] == 0) {
            int last = end;
            while (last > 3 && raw[last - 1] == 0) {
                last--;
            }
            return SocketAddress.ofAbstract(new String(raw, Math.min(3, end), Math.max(0, last - 3), StandardCharsets.UTF_8));
        }
        int stop = 2;
        while (stop < end && raw[stop] != 0) {
            stop++;
        }
        return SocketAddress.ofUnix(new String(raw, 2, stop - 2, StandardCharsets.UTF_8));
    }
}
