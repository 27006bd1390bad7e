package io.sluice.language.config.text;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.language.config.source.NameResolver;
import io.sluice.language.config.text.ParsedAddress.HostIp;

/**
 * Reads addresses in all the forms of the language: {@code host:port}, {@code :port}, {@code *:port}, {@code [::1]:port}, {@code ::1:port}, port
 * ranges and offsets, {@code ipv4@ ipv6@ unix@ abns@ fd@N}, absolute paths, and the {@code stream+}, {@code tcp@}, {@code udp@} families. What a place
 * accepts is said by flags. One object reads one address.
 */
public final class AddressText {

    /** A port must be written. */
    public static final int PORT_REQUIRED = 1;
    /** Ports {@code a-b}. */
    public static final int PORT_RANGE = 2;
    /** Ports {@code +n} and {@code -n}. */
    public static final int PORT_OFFSET = 4;
    /** {@code fd@N}. */
    public static final int DESCRIPTOR = 8;
    /** Datagram addresses instead of streams. */
    public static final int DATAGRAM = 16;
    /** A name that is not resolved here. */
    public static final int LEAVE_NAMES = 32;
    /** A written port must not be 0. */
    public static final int PORT_NOT_ZERO = 64;
    /** No port at all. */
    public static final int NO_PORT = 128;

    private static final int PATH_LIMIT = 97;
    private static final int ABSTRACT_LIMIT = 107;
    private static final String[] UNSUPPORTED = {"sockpair@", "quic4@", "quic6@", "rhttp@", "mptcp@", "mptcp4@", "mptcp6@", "abnsz@"};

    private final String text;
    private final int flags;
    private final NameResolver resolver;

    private AddressText(String text, int flags, NameResolver resolver) {
        this.text = text;
        this.flags = flags;
        this.resolver = resolver;
    }

    /** Reads one address. Only names reach the resolver. */
    public static ParsedAddress parse(String text, int flags, NameResolver resolver) {
        return new AddressText(text, flags, resolver).read();
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }

    private ParsedAddress read() {
        if (text.isEmpty()) {
            return ParsedAddress.failed("'' resolves to an empty address (environment variable missing?)");
        }
        String rest = text;
        boolean datagram = has(DATAGRAM);
        if (rest.startsWith("stream+")) {
            rest = rest.substring(7);
            datagram = false;
        } else if (rest.startsWith("dgram+")) {
            rest = rest.substring(6);
            datagram = true;
        }
        for (String prefix : UNSUPPORTED) {
            if (rest.startsWith(prefix)) {
                return ParsedAddress.failed("'" + prefix + "' addresses are not supported yet in '" + text + "'");
            }
        }
        return families(rest, datagram);
    }

    private ParsedAddress families(String rest, boolean datagram) {
        int at = rest.indexOf('@');
        String prefix = at < 0 ? rest.startsWith("/") ? "/" : "" : rest.substring(0, at + 1);
        String behind = rest.substring(at + 1);
        return switch (prefix) {
            case "unix@", "/" -> transport(datagram, path(SocketAddress.Kind.UNIX, behind));
            case "uxst@" -> transport(false, path(SocketAddress.Kind.UNIX, behind));
            case "uxdg@" -> transport(true, path(SocketAddress.Kind.UNIX, behind));
            case "abns@" -> transport(datagram, path(SocketAddress.Kind.ABSTRACT, behind));
            case "fd@" -> descriptor(behind);
            case "ipv4@" -> transport(datagram, internet(behind, NameResolver.Family.IPV4));
            case "ipv6@" -> transport(datagram, internet(behind, NameResolver.Family.IPV6));
            case "tcp@" -> transport(false, internet(behind, NameResolver.Family.ANY));
            case "tcp4@" -> transport(false, internet(behind, NameResolver.Family.IPV4));
            case "tcp6@" -> transport(false, internet(behind, NameResolver.Family.IPV6));
            case "udp@" -> transport(true, internet(behind, NameResolver.Family.ANY));
            case "udp4@" -> transport(true, internet(behind, NameResolver.Family.IPV4));
            case "udp6@" -> transport(true, internet(behind, NameResolver.Family.IPV6));
            default -> rest.startsWith("/") ? transport(datagram, path(SocketAddress.Kind.UNIX, rest))
                : transport(datagram, internet(rest, NameResolver.Family.ANY));
        };
    }

    private ParsedAddress transport(boolean datagram, ParsedAddress address) {
        if (address.error() != null || datagram == has(DATAGRAM)) {
            return address;
        }
        return ParsedAddress.failed((datagram ? "dgram" : "stream") + "-type address not acceptable in '" + text + "'");
    }

    private ParsedAddress path(SocketAddress.Kind kind, String path) {
        int limit = kind == SocketAddress.Kind.UNIX ? PATH_LIMIT : ABSTRACT_LIMIT;
        if (path.length() > limit) {
            return ParsedAddress.failed("socket path '" + path + "' too long (max " + limit + ")");
        }
        if (path.isEmpty()) {
            return ParsedAddress.failed("empty socket path in '" + text + "'");
        }
        return new ParsedAddress(kind, null, "", Characters.decoded(path), 0, 0, 0, false, false, null);
    }

    private ParsedAddress descriptor(String number) {
        if (!has(DESCRIPTOR)) {
            return ParsedAddress.failed("a file descriptor is not acceptable here in '" + text + "'");
        }
        long descriptor = Numbers.parse(number, 0, Integer.MAX_VALUE);
        if (descriptor == Numbers.INVALID) {
            return ParsedAddress.failed("file descriptor '" + number + "' is not a valid integer in '" + text + "'");
        }
        return new ParsedAddress(SocketAddress.Kind.DESCRIPTOR, null, "", "", (int) descriptor, 0, 0, false, false, null);
    }

    private ParsedAddress internet(String hostAndPort, NameResolver.Family family) {
        int colon = portColon(hostAndPort);
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        String port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
        PortText ports = PortText.parse(port);
        String problem = portProblem(ports, port, colon >= 0);
        if (problem != null) {
            return ParsedAddress.failed(problem);
        }
        HostIp ip = literal(host, family);
        if (ip == null && !has(LEAVE_NAMES)) {
            byte[] resolved = isName(host) ? resolver.resolve(Characters.decoded(host), family) : null;
            if (resolved == null) {
                return ParsedAddress.failed("invalid address: '" + host + "' in '" + text + "'");
            }
            ip = new HostIp(resolved);
        }
        boolean six = ip == null ? family == NameResolver.Family.IPV6 : ip.bytes().length == 16;
        return new ParsedAddress(six ? SocketAddress.Kind.IPV6 : SocketAddress.Kind.IPV4, ip, host, "", 0, ports.low(), ports.high(),
            !port.isEmpty(), ports.isOffset(), null);
    }

    /** The colon in front of the port: the last one, unless it stands inside brackets. */
    private static int portColon(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return colon < hostAndPort.indexOf(']') ? -1 : colon;
    }

    private String portProblem(PortText ports, String port, boolean colonWritten) {
        if (colonWritten && has(NO_PORT)) {
            return "port specification not permitted here in '" + text + "'";
        }
        if (!colonWritten || port.isEmpty()) {
            return has(PORT_REQUIRED) ? "missing port specification in '" + text + "'" : null;
        }
        if (ports.badIndex() >= 0) {
            String part = ports.isRange() ? port.substring(port.indexOf('-') + 1) : port;
            return "invalid character '" + port.charAt(ports.badIndex()) + "' in port number '" + part + "' in '" + text + "'";
        }
        if (ports.isOffset() && !has(PORT_OFFSET)) {
            return "port offset not permitted here in '" + text + "'";
        }
        if (ports.isRange() && !has(PORT_RANGE)) {
            return "port range not permitted here in '" + text + "'";
        }
        return portValueProblem(ports, port);
    }

    private String portValueProblem(PortText ports, String port) {
        boolean zeroRefused = has(PORT_NOT_ZERO);
        int dash = ports.isRange() ? port.indexOf('-') : port.length();
        if (ports.low() > PortText.HIGHEST || ports.low() < -PortText.HIGHEST || zeroRefused && ports.low() == 0) {
            return "invalid port '" + port.substring(0, dash) + "'";
        }
        if (ports.isRange() && (ports.high() > PortText.HIGHEST || ports.high() <= 0)) {
            return "invalid port '" + port.substring(dash + 1) + "'";
        }
        return ports.high() < ports.low() ? "invalid port range '" + port + "'" : null;
    }

    private static HostIp literal(String host, NameResolver.Family family) {
        String bare = host.length() > 2 && host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        byte[] ip;
        if (bare.isEmpty() || "*".equals(bare)) {
            ip = new byte[family == NameResolver.Family.IPV6 ? 16 : 4];
        } else {
            ip = IpText.parse(bare);
        }
        boolean wrongFamily = ip != null && (family == NameResolver.Family.IPV4 && ip.length == 16
            || family == NameResolver.Family.IPV6 && ip.length == 4);
        return ip == null || wrongFamily ? null : new HostIp(ip);
    }

    /** Whether a resolver may be asked: something with only the characters of host names in it, and not a plain literal of the wrong family. */
    private static boolean isName(String host) {
        for (int i = 0; i < host.length(); i++) {
            char character = host.charAt(i);
            boolean allowed = Characters.isLetter(character) || Characters.isDigit(character) || character == '-' || character == '.'
                || character == '_';
            if (!allowed) {
                return false;
            }
        }
        return !host.isEmpty() && IpText.parse(host) == null;
    }
}
