package io.sluice.net.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.SocketCalls;
import io.sluice.net.syscall.SocketConstants;
import io.sluice.net.syscall.SocketTuning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts are those of HAProxy 3.2 for the same mistakes. */
class ListenSocketTest {

    private final SocketCalls calls = SocketCalls.collected();
    private final List<Integer> open = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void closeAll() {
        for (int descriptor : open) {
            calls.close(descriptor);
        }
    }

    private static SocketAddress ip(String text, int port) {
        return SocketAddress.ofIp(IpText.parse(text), port);
    }

    private ListenResult open(SocketAddress address, ListenOptions options) {
        ListenResult result = ListenSocket.open(address, options);
        if (result.isOpen()) {
            open.add(result.descriptor());
        }
        return result;
    }

    private int opened(SocketAddress address, ListenOptions options) {
        ListenResult result = open(address, options);
        assertThat(result.failure()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        return result.descriptor();
    }

    private int option(int descriptor, int level, int option) {
        return calls.option(descriptor, level, option);
    }

    private int connect(SocketAddress address) {
        int client = calls.open(address.kind(), SocketConstants.SOCK_STREAM);
        open.add(client);
        return calls.connect(client, address);
    }

    // ---- TCP ------------------------------------------------------------------------------------------------------------------

    @Test
    void everyLoopOpensItsOwnSocketOnTheSamePort() {
        int first = opened(ip("127.0.0.1", 0), new ListenOptions());
        SocketAddress address = ListenSocket.localAddress(first);
        int second = opened(address, new ListenOptions());
        assertThat(ListenSocket.localAddress(second)).isEqualTo(address);
        assertThat(option(second, SocketConstants.SOL_SOCKET, SocketConstants.SO_ACCEPTCONN)).isEqualTo(1);
    }

    @Test
    void aPortThatSomebodyElseHoldsIsInUse() {
        SocketAddress address = ListenSocket.localAddress(opened(ip("127.0.0.1", 0), new ListenOptions().sharedPort(false)));
        ListenResult result = open(address, new ListenOptions());
        assertThat(result.isOpen()).isFalse();
        assertThat(result.descriptor()).isEqualTo(-1);
        assertThat(result.isInUse()).isTrue();
        assertThat(result.failure())
            .isEqualTo("protocol tcpv4: cannot bind socket (Address already in use) for [127.0.0.1:" + address.port() + "].");
    }

    @Test
    void anAddressTheMachineDoesNotHaveIsRefused() {
        assertThat(open(ip("192.0.2.7", 21701), new ListenOptions()).failure())
            .isEqualTo("protocol tcpv4: cannot bind socket (Cannot assign requested address) for [192.0.2.7:21701].");
        assertThat(open(ip("2001:db8::5", 21702), new ListenOptions()).failure())
            .isEqualTo("protocol tcpv6: cannot bind socket (Cannot assign requested address) for [2001:db8::5:21702].");
    }

    @Test
    void aRefusedSettingIsAWarningAndTheSocketOpens() {
        ListenResult result = open(ip("127.0.0.1", 0), new ListenOptions().networkInterface("nope0").maximumSegment(10));
        assertThat(result.isOpen()).isTrue();
        assertThat(result.warnings()).containsExactly(
            "protocol tcpv4: cannot bind receiver to device 'nope0' (No such device) for [127.0.0.1:0].",
            "protocol tcpv4: cannot set MSS to 10, (Invalid argument) for [127.0.0.1:0].");
    }

    @Test
    void anInterfaceNameThatTheKernelWouldCutOffIsNotFound() {
        ListenResult result = open(ip("127.0.0.1", 0), new ListenOptions().networkInterface("lo\0" + "x".repeat(80)));
        assertThat(result.warnings()).singleElement().asString().contains("(No such device)");
    }

    @Test
    void settingsReachTheSocket() {
        int descriptor = opened(ip("127.0.0.1", 0), new ListenOptions().backlog(77).deferAccept(true).fastOpen(true).maximumSegment(1200)
            .networkInterface("lo").transparent(true).userTimeoutMs(5000).delayedAcknowledgement(true));
        assertThat(option(descriptor, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_DEFER_ACCEPT)).isPositive();
        assertThat(option(descriptor, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_FASTOPEN)).isEqualTo(77);
        assertThat(option(descriptor, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_MAXSEG)).isEqualTo(1200);
        assertThat(option(descriptor, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_USER_TIMEOUT)).isEqualTo(5000);
        assertThat(option(descriptor, SocketConstants.IPPROTO_IP, SocketConstants.IP_TRANSPARENT)).isEqualTo(1);
    }

    @Test
    void acceptedConnectionsInheritTheTuning() {
        SocketTuning tuning = new SocketTuning().set(SocketConstants.SOL_SOCKET, SocketConstants.SO_KEEPALIVE, 1)
            .set(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_KEEPCNT, 3).set(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_KEEPIDLE, 11)
            .set(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_KEEPINTVL, 7).set(SocketConstants.SOL_SOCKET, SocketConstants.SO_SNDBUF, 20_000)
            .set(SocketConstants.SOL_SOCKET, SocketConstants.SO_RCVBUF, 30_000)
            .set(SocketConstants.IPPROTO_TCP, SocketConstants.TCP_NOTSENT_LOWAT, 16_384).resetOnClose();
        int descriptor = opened(ip("127.0.0.1", 0), new ListenOptions().tuning(tuning));
        connect(ListenSocket.localAddress(descriptor));
        assertThat(calls.poll(descriptor, SocketCalls.POLL_IN, -1, 5_000)).isEqualTo(SocketCalls.POLL_IN);
        int accepted = calls.accept(descriptor);
        open.add(accepted);
        assertThat(option(accepted, SocketConstants.SOL_SOCKET, SocketConstants.SO_KEEPALIVE)).isEqualTo(1);
        assertThat(option(accepted, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_KEEPCNT)).isEqualTo(3);
        assertThat(option(accepted, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_KEEPIDLE)).isEqualTo(11);
        assertThat(option(accepted, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_KEEPINTVL)).isEqualTo(7);
        assertThat(option(accepted, SocketConstants.SOL_SOCKET, SocketConstants.SO_SNDBUF)).isEqualTo(40_000);
        assertThat(option(accepted, SocketConstants.SOL_SOCKET, SocketConstants.SO_RCVBUF)).isEqualTo(60_000);
        assertThat(option(accepted, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_NOTSENT_LOWAT)).isEqualTo(16_384);
        assertThat(option(accepted, SocketConstants.SOL_SOCKET, SocketConstants.SO_LINGER)).isEqualTo(1);
    }

    @Test
    void acceptedConnectionsInheritNoDelay() {
        int descriptor = opened(ip("127.0.0.1", 0), new ListenOptions());
        connect(ListenSocket.localAddress(descriptor));
        assertThat(calls.poll(descriptor, SocketCalls.POLL_IN, -1, 5_000)).isEqualTo(SocketCalls.POLL_IN);
        int accepted = calls.accept(descriptor);
        open.add(accepted);
        assertThat(option(accepted, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_NODELAY)).isEqualTo(1);
    }

    @Test
    void theIpv6WildcardTakesIpv4PeersUnlessItIsToldNotTo() {
        int both = opened(ip("::", 0), new ListenOptions().sharedPort(false));
        assertThat(option(both, SocketConstants.IPPROTO_IPV6, SocketConstants.IPV6_V6ONLY)).isZero();
        int port = ListenSocket.localAddress(both).port();
        assertThat(open(ip("0.0.0.0", port), new ListenOptions()).isInUse()).isTrue();
        int only = opened(ip("::", 0), new ListenOptions().sharedPort(false).ipv6Only(true));
        opened(ip("0.0.0.0", ListenSocket.localAddress(only).port()), new ListenOptions());
    }

    // ---- unix -----------------------------------------------------------------------------------------------------------------

    private SocketAddress path(String name) {
        return SocketAddress.ofUnix(folder.resolve(name).toString());
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aUnixSocketHasItsModeAndOwnerAndLeavesNothingElseBehind() throws IOException {
        ListenOptions options = new ListenOptions().mode(0640);
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root) {
            options.userId(65534).groupId(65533);
        }
        opened(path("a.sock"), options);
        Path file = folder.resolve("a.sock");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
        if (root) {
            assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(65534);
            assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(65533);
        }
        assertThat(connect(path("a.sock"))).isZero();
        assertThat(names()).containsExactly("a.sock");
    }

    @Test
    void aPathWhereSomebodyAcceptsIsInUseAndStaysTheirs() throws IOException {
        opened(path("live"), new ListenOptions());
        ListenResult result = open(path("live"), new ListenOptions());
        assertThat(result.failure()).isEqualTo("protocol unix_stream: cannot bind UNIX socket (already in use) [" + folder + "/live].");
        assertThat(result.isInUse()).isTrue();
        assertThat(connect(path("live"))).isZero();
        assertThat(names()).containsExactly("live");
    }

    @Test
    void aPathWithAFullBacklogIsInUse() {
        opened(path("busy"), new ListenOptions().backlog(0));
        int result = connect(path("busy"));
        while (result == 0) {
            result = connect(path("busy"));
        }
        assertThat(result).isEqualTo(-Errno.EAGAIN);
        assertThat(open(path("busy"), new ListenOptions()).isInUse()).isTrue();
    }

    @Test
    void aPathThatNobodyServesAnyMoreIsReplaced() {
        ListenSocket.close(ListenSocket.open(path("stale"), new ListenOptions()).descriptor());
        assertThat(Files.exists(folder.resolve("stale"))).isTrue();
        assertThat(connect(path("stale"))).isEqualTo(-Errno.ECONNREFUSED);
        opened(path("stale"), new ListenOptions());
        assertThat(connect(path("stale"))).isZero();
    }

    @Test
    void anOrdinaryFileIsNotDestroyed() throws IOException {
        Files.writeString(folder.resolve("file"), "precious");
        assertThat(open(path("file"), new ListenOptions()).failure()).startsWith("protocol unix_stream: cannot bind UNIX socket (not a socket");
        assertThat(Files.readString(folder.resolve("file"))).isEqualTo("precious");
        assertThat(open(SocketAddress.ofUnix(folder.toString()), new ListenOptions()).isOpen()).isFalse();
        assertThat(names()).containsExactly("file");
    }

    @Test
    void aDatagramSocketInThePlaceIsInUse() {
        int datagram = calls.open(SocketAddress.Kind.UNIX, SocketConstants.SOCK_DGRAM);
        open.add(datagram);
        calls.bind(datagram, path("log"));
        assertThat(open(path("log"), new ListenOptions()).isInUse()).isTrue();
    }

    @Test
    void aMissingFolderAndATooLongPathAreNamed() {
        assertThat(open(SocketAddress.ofUnix(folder + "/none/x"), new ListenOptions()).failure())
            .isEqualTo("protocol unix_stream: cannot bind UNIX socket (No such file or directory) [" + folder + "/none/x].");
        String longest = "/tmp/" + "x".repeat(93);
        assertThat(open(SocketAddress.ofUnix(longest), new ListenOptions()).failure())
            .isEqualTo("protocol unix_stream: name too long for UNIX socket (limit usually 97) [" + longest + "].");
        assertThat(open(SocketAddress.ofUnix("/" + "x".repeat(100_000)), new ListenOptions()).isOpen()).isFalse();
        assertThat(open(SocketAddress.ofUnix(""), new ListenOptions()).isOpen()).isFalse();
        assertThat(open(SocketAddress.ofUnix(folder + "/a\0b"), new ListenOptions()).isOpen()).isFalse();
    }

    @Test
    void aFailureAfterBindingLeavesNothingBehind() throws IOException {
        Assumptions.assumeFalse("root".equals(System.getProperty("user.name")), "root may give files away");
        assertThat(open(path("x"), new ListenOptions().userId(0)).failure())
            .isEqualTo("protocol unix_stream: cannot change UNIX socket ownership (Operation not permitted) [" + folder + "/x].");
        assertThat(names()).isEmpty();
    }

    @Test
    void aDanglingLinkIsReplacedByTheSocket() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        opened(path("link"), new ListenOptions());
        assertThat(Files.isSymbolicLink(folder.resolve("link"))).isFalse();
        assertThat(Files.exists(folder.resolve("link"), LinkOption.NOFOLLOW_LINKS)).isTrue();
    }

    // ---- abstract, inherited ----------------------------------------------------------------------------------------------------

    @Test
    void anAbstractNameExistsOnce() {
        SocketAddress name = SocketAddress.ofAbstract("listen-test-" + ProcessHandle.current().pid());
        int descriptor = opened(name, new ListenOptions());
        assertThat(ListenSocket.localAddress(descriptor)).isEqualTo(name);
        assertThat(connect(name)).isZero();
        ListenResult second = open(name, new ListenOptions());
        assertThat(second.isInUse()).isTrue();
        assertThat(second.failure())
            .isEqualTo("protocol abns_stream: cannot bind UNIX socket (Address already in use) [" + name + "].");
    }

    @Test
    void anInheritedListenerIsTakenOverAndCanBeShared() {
        int parent = opened(ip("127.0.0.1", 0), new ListenOptions());
        ListenResult result = ListenSocket.open(SocketAddress.ofDescriptor(parent), new ListenOptions());
        assertThat(result.descriptor()).isEqualTo(parent);
        int copy = ListenSocket.duplicate(parent);
        open.add(copy);
        assertThat(copy).isNotEqualTo(parent);
        assertThat(ListenSocket.localAddress(copy)).isEqualTo(ListenSocket.localAddress(parent));
        assertThat(calls.accept(copy)).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void aBoundSocketThatDoesNotListenYetIsMadeToListen() {
        int bound = calls.open(SocketAddress.Kind.IPV4, SocketConstants.SOCK_STREAM);
        open.add(bound);
        calls.bind(bound, ip("127.0.0.1", 0));
        assertThat(ListenSocket.open(SocketAddress.ofDescriptor(bound), new ListenOptions()).isOpen()).isTrue();
        assertThat(option(bound, SocketConstants.SOL_SOCKET, SocketConstants.SO_ACCEPTCONN)).isEqualTo(1);
    }

    @Test
    void whatIsNotAListeningStreamSocketIsNotTakenAndStaysOpen() {
        assertThat(ListenSocket.open(SocketAddress.ofDescriptor(100_000), new ListenOptions()).failure())
            .isEqualTo("cannot use file descriptor '100000' : Bad file descriptor.");
        int event = calls.eventDescriptor();
        open.add(event);
        assertThat(ListenSocket.open(SocketAddress.ofDescriptor(event), new ListenOptions()).failure())
            .isEqualTo("cannot use file descriptor '" + event + "' : Socket operation on non-socket.");
        int datagram = calls.open(SocketAddress.Kind.IPV4, SocketConstants.SOCK_DGRAM);
        open.add(datagram);
        assertThat(ListenSocket.open(SocketAddress.ofDescriptor(datagram), new ListenOptions()).failure())
            .isEqualTo("socket on file descriptor '" + datagram + "' is of the wrong type.");
        int[] pair = new int[2];
        calls.socketPair(pair);
        open.add(pair[0]);
        open.add(pair[1]);
        assertThat(ListenSocket.open(SocketAddress.ofDescriptor(pair[0]), new ListenOptions()).failure())
            .isEqualTo("cannot use file descriptor '" + pair[0] + "' : Invalid argument.");
        assertThat(option(pair[0], SocketConstants.SOL_SOCKET, SocketConstants.SO_TYPE)).isEqualTo(SocketConstants.SOCK_STREAM);
    }

    @Test
    void onlyIpAddressesAreOpenedOncePerLoop() {
        assertThat(ListenSocket.opensPerLoop(SocketAddress.Kind.IPV4)).isTrue();
        assertThat(ListenSocket.opensPerLoop(SocketAddress.Kind.IPV6)).isTrue();
        assertThat(ListenSocket.opensPerLoop(SocketAddress.Kind.UNIX)).isFalse();
        assertThat(ListenSocket.opensPerLoop(SocketAddress.Kind.DESCRIPTOR)).isFalse();
    }
}
