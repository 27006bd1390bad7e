package io.sluice.ctl.client;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.InvalidPathException;

/** Where a Runtime API listens, as a person writes it: a path or {@code host:port}. */
public final class SocketName {

    private static final int LARGEST_PORT = 65_535;

    private final String text;
    private final String host;
    private final int port;

    private SocketName(String text, String host, int port) {
        this.text = text;
        this.host = host;
        this.port = port;
    }

    /** Throws {@link IllegalArgumentException} with a reason for the user when it is neither. */
    public static SocketName parse(String name) {
        if (name.startsWith("abns@")) {
            throw new IllegalArgumentException("'" + name + "': abstract sockets cannot be reached from here");
        }
        if (name.startsWith("unix@") || name.startsWith("ipv4@") || name.startsWith("ipv6@") || name.startsWith("tcp@")) {
            String rest = name.substring(name.indexOf('@') + 1);
            return name.startsWith("unix@") ? path(rest) : address(name, rest);
        }
        return name.indexOf('/') >= 0 || name.indexOf(':') < 0 ? path(name) : address(name, name);
    }

    private static SocketName path(String path) {
        try {
            return new SocketName(UnixDomainSocketAddress.of(path).getPath().toString(), null, 0);
        } catch (InvalidPathException wrong) {
            throw new IllegalArgumentException("'" + path + "' is not a path: " + wrong.getReason(), wrong);
        }
    }

    private static SocketName address(String name, String text) {
        int colon = text.lastIndexOf(':');
        int port = colon < 0 ? -1 : port(text, colon + 1);
        if (port < 0) {
            throw new IllegalArgumentException("'" + name + "' does not end with a port number");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return new SocketName(name, host.isEmpty() ? "127.0.0.1" : host, port);
    }

    private static int port(String text, int from) {
        int port = 0;
        for (int i = from; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9' || port > LARGEST_PORT) {
                return -1;
            }
            port = port * 10 + (digit - '0');
        }
        return from == text.length() || port > LARGEST_PORT || port == 0 ? -1 : port;
    }

    boolean isPath() {
        return host == null;
    }

    /** Resolves the host's name, which may block. */
    SocketAddress resolve() {
        return isPath() ? UnixDomainSocketAddress.of(text) : new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return text;
    }
}
