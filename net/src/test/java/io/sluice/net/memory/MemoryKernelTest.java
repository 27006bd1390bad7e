package io.sluice.net.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.Kernel;
import io.sluice.net.syscall.SocketAddressCodec;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MemoryKernelTest {

    private static final SocketAddress LISTEN = SocketAddress.ofIp(IpText.parse("127.0.0.1"), 80);
    private static final SocketAddress SERVER = SocketAddress.ofIp(IpText.parse("192.0.2.1"), 8080);
    private static final int ALL = Kernel.IN | Kernel.OUT | Kernel.READ_HANG_UP | Kernel.EDGE_TRIGGERED;

    private final MemoryKernel kernel = new MemoryKernel();
    private final Buffer data = Buffer.allocate(100_000);
    private final Buffer events = Buffer.allocate(16 * 16);
    private final int epoll = kernel.epollCreate();

    /** Accepts a client's connection and registers it with its own number as the token. */
    private int accepted(int listener) {
        int descriptor = kernel.accept(listener, new byte[28]);
        assertThat(descriptor).isPositive();
        assertThat(kernel.epollAdd(epoll, descriptor, ALL, descriptor)).isZero();
        return descriptor;
    }

    private int connecting() {
        int descriptor = kernel.socket(SocketAddress.Kind.IPV4);
        kernel.epollAdd(epoll, descriptor, ALL, descriptor);
        // A socket that was never connected is reported at once, as Linux does.
        assertThat(nextEvents()).isEqualTo(Kernel.OUT | Kernel.HANG_UP);
        assertThat(kernel.connect(descriptor, SERVER)).isEqualTo(-Errno.EINPROGRESS);
        return descriptor;
    }

    /** The bits of the only event there is, or 0. */
    private int nextEvents() {
        int count = kernel.epollWait(epoll, events, 16, -1);
        assertThat(count).isLessThanOrEqualTo(1);
        return count == 0 ? 0 : kernel.epollEvents(events, 0);
    }

    private String receive(int descriptor) {
        int length = kernel.receive(descriptor, data, 0, data.capacity());
        return length < 0 ? "error " + -length : data.toText(0, length);
    }

    private int send(int descriptor, String text) {
        return send(descriptor, text, false);
    }

    private int send(int descriptor, String text, boolean more) {
        data.put(0, text.getBytes(StandardCharsets.ISO_8859_1));
        return kernel.send(descriptor, data, 0, text.length(), more);
    }

    @Test
    void aClientTalksToTheLoopThroughItsListener() {
        int listener = kernel.listen(LISTEN);
        kernel.epollAdd(epoll, listener, Kernel.IN | Kernel.EDGE_TRIGGERED, 99);
        assertThat(nextEvents()).isZero();
        MemoryPeer client = kernel.client(LISTEN);
        assertThat(nextEvents()).isEqualTo(Kernel.IN);
        assertThat(kernel.epollToken(events, 0)).isEqualTo(99);
        int descriptor = accepted(listener);
        assertThat(nextEvents()).isEqualTo(Kernel.OUT);
        client.send("GET /");
        assertThat(nextEvents()).isEqualTo(Kernel.IN | Kernel.OUT);
        assertThat(nextEvents()).isZero();
        client.send(" HTTP/1.1");
        assertThat(nextEvents()).isEqualTo(Kernel.IN | Kernel.OUT);
        assertThat(receive(descriptor)).isEqualTo("GET / HTTP/1.1");
        assertThat(receive(descriptor)).isEqualTo("error " + Errno.EAGAIN);
        assertThat(send(descriptor, "200 OK")).isEqualTo(6);
        assertThat(client.received()).isEqualTo("200 OK");
        assertThat(client.received()).isEmpty();
    }

    @Test
    void aListenerOnTheWildcardAddressTakesEveryAddressOfThePort() {
        int listener = kernel.listen(SocketAddress.ofIp(new byte[4], 80));
        kernel.client(LISTEN);
        assertThat(kernel.accept(listener, new byte[28])).isPositive();
        assertThat(kernel.listen(SocketAddress.ofIp(new byte[4], 80))).isEqualTo(-Errno.EADDRINUSE);
        assertThatThrownBy(() -> kernel.client(SERVER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theClientsAddressArrivesWithTheConnection() {
        int listener = kernel.listen(LISTEN);
        SocketAddress source = SocketAddress.ofIp(IpText.parse("203.0.113.9"), 1234);
        kernel.client(LISTEN, source);
        byte[] raw = new byte[28];
        int descriptor = kernel.accept(listener, raw);
        assertThat(SocketAddressCodec.decode(raw, 28)).isEqualTo(source);
        assertThat(SocketAddressCodec.decode(raw, kernel.localName(descriptor, raw))).isEqualTo(LISTEN);
    }

    @Test
    void aServerThatListensIsConnectedAtOnce() {
        MemoryServer server = kernel.server(SERVER);
        int descriptor = connecting();
        assertThat(nextEvents()).isEqualTo(Kernel.OUT);
        assertThat(kernel.takeError(descriptor)).isZero();
        MemoryPeer peer = server.accept();
        assertThat(server.accept()).isNull();
        send(descriptor, "hello");
        assertThat(peer.received()).isEqualTo("hello");
        peer.send("world");
        peer.close();
        assertThat(nextEvents()).isEqualTo(Kernel.IN | Kernel.OUT | Kernel.READ_HANG_UP);
        assertThat(receive(descriptor)).isEqualTo("world");
        assertThat(receive(descriptor)).isEmpty();
    }

    @Test
    void nobodyThereMeansRefused() {
        int descriptor = connecting();
        assertThat(nextEvents() & Kernel.ERROR).isNotZero();
        assertThat(kernel.takeError(descriptor)).isEqualTo(Errno.ECONNREFUSED);
    }

    @Test
    void aHeldConnectionStaysInProgressUntilTheTestDecides() {
        MemoryServer server = kernel.server(SERVER);
        kernel.holdConnects(SERVER);
        int first = connecting();
        assertThat(nextEvents()).isZero();
        assertThat(send(first, "x")).isEqualTo(-Errno.EAGAIN);
        assertThat(server.accept()).isNull();
        kernel.completeHeld(SERVER);
        assertThat(nextEvents()).isEqualTo(Kernel.OUT);
        assertThat(server.accept()).isNotNull();
        int second = connecting();
        kernel.failHeld(SERVER, Errno.ETIMEDOUT);
        assertThat(nextEvents() & Kernel.ERROR).isNotZero();
        assertThat(kernel.takeError(second)).isEqualTo(Errno.ETIMEDOUT);
        int third = connecting();
        kernel.close(third);
        kernel.completeHeld(SERVER);
        assertThat(server.accept()).isNull();
    }

    @Test
    void aConnectCanFailAtOnce() {
        kernel.failConnects(SERVER, Errno.ENETUNREACH);
        int descriptor = kernel.socket(SocketAddress.Kind.IPV4);
        assertThat(kernel.connect(descriptor, SERVER)).isEqualTo(-Errno.ENETUNREACH);
        kernel.allowConnects(SERVER);
        assertThat(kernel.connect(descriptor, SERVER)).isEqualTo(-Errno.EINPROGRESS);
    }

    @Test
    void aUnixSocketAnswersConnectAtOnce() {
        SocketAddress path = SocketAddress.ofUnix("/run/app.sock");
        int descriptor = kernel.socket(SocketAddress.Kind.UNIX);
        assertThat(kernel.connect(descriptor, path)).isEqualTo(-Errno.ENOENT);
        int listener = kernel.listen(path, 1);
        assertThat(kernel.connect(descriptor, path)).isZero();
        assertThat(kernel.connect(kernel.socket(SocketAddress.Kind.UNIX), path)).isEqualTo(-Errno.EAGAIN);
        byte[] peer = new byte[28];
        peer[2] = 5;
        assertThat(kernel.accept(listener, peer)).isPositive();
        assertThat(SocketAddressCodec.decode(peer, 2)).isEqualTo(SocketAddress.ofUnix(""));
        assertThat(peer[2]).isZero();
    }

    @Test
    void aFullReceiverLetsTheSenderWaitAndWakesItWhenAThirdIsFree() {
        int listener = kernel.listen(LISTEN);
        MemoryPeer client = kernel.client(LISTEN).capacity(900);
        int descriptor = accepted(listener);
        nextEvents();
        assertThat(send(descriptor, "x".repeat(1000))).isEqualTo(900);
        assertThat(send(descriptor, "x")).isEqualTo(-Errno.EAGAIN);
        assertThat(client.received(299)).hasSize(299);
        assertThat(nextEvents()).isZero();
        client.received(1);
        assertThat(nextEvents()).isEqualTo(Kernel.OUT);
        assertThat(send(descriptor, "y".repeat(400))).isEqualTo(300);
        assertThat(client.received()).isEqualTo("x".repeat(600) + "y".repeat(300));
    }

    @Test
    void whatAPeerSendsBeyondTheCapacityFollowsAsTheLoopReads() {
        int listener = kernel.listen(LISTEN);
        kernel.capacity(100);
        MemoryPeer client = kernel.client(LISTEN);
        int descriptor = accepted(listener);
        client.send("a".repeat(150));
        client.send("b".repeat(100));
        client.shutdownWrite();
        assertThat(client.unsent()).isEqualTo(150);
        assertThat(receive(descriptor)).isEqualTo("a".repeat(100));
        assertThat(receive(descriptor)).isEqualTo("a".repeat(50) + "b".repeat(50));
        assertThat(receive(descriptor)).isEqualTo("b".repeat(50));
        assertThat(receive(descriptor)).isEmpty();
    }

    @Test
    void shortWritesCanBeForced() {
        kernel.largestSend(3);
        int listener = kernel.listen(LISTEN);
        MemoryPeer client = kernel.client(LISTEN);
        int descriptor = accepted(listener);
        assertThat(send(descriptor, "abcdef")).isEqualTo(3);
        assertThat(client.received()).isEqualTo("abc");
    }

    @Test
    void bytesAnnouncedAsIncompleteWaitForTheRest() {
        int listener = kernel.listen(LISTEN);
        MemoryPeer client = kernel.client(LISTEN);
        int descriptor = accepted(listener);
        assertThat(send(descriptor, "head", true)).isEqualTo(4);
        assertThat(client.received()).isEmpty();
        assertThat(send(descriptor, "body")).isEqualTo(4);
        assertThat(client.received()).isEqualTo("headbody");
        send(descriptor, "tail", true);
        kernel.shutdownWrite(descriptor);
        assertThat(client.received()).isEqualTo("tail");
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void halfCloseLeavesTheOtherDirectionOpen() {
        int listener = kernel.listen(LISTEN);
        MemoryPeer client = kernel.client(LISTEN);
        int descriptor = accepted(listener);
        client.shutdownWrite();
        assertThat(nextEvents()).isEqualTo(Kernel.IN | Kernel.OUT | Kernel.READ_HANG_UP);
        assertThat(send(descriptor, "late")).isEqualTo(4);
        assertThat(client.received()).isEqualTo("late");
        assertThat(client.isAtEnd()).isFalse();
        kernel.close(descriptor);
        assertThat(client.isAtEnd()).isTrue();
        assertThat(client.isReset()).isFalse();
    }

    @Test
    void aResetIsAnErrorOnceAndThenTheEnd() {
        int listener = kernel.listen(LISTEN);
        MemoryPeer client = kernel.client(LISTEN);
        int descriptor = accepted(listener);
        client.send("unread");
        client.reset();
        assertThat(nextEvents()).isEqualTo(Kernel.IN | Kernel.OUT | Kernel.READ_HANG_UP | Kernel.ERROR | Kernel.HANG_UP);
        assertThat(receive(descriptor)).isEqualTo("unread");
        assertThat(receive(descriptor)).isEqualTo("error " + Errno.ECONNRESET);
        assertThat(receive(descriptor)).isEmpty();
        assertThat(send(descriptor, "x")).isEqualTo(-Errno.EPIPE);
    }

    @Test
    void closingWithUnreadBytesResetsThePeer() {
        int listener = kernel.listen(LISTEN);
        MemoryPeer client = kernel.client(LISTEN);
        int descriptor = accepted(listener);
        client.send("never read");
        kernel.close(descriptor);
        assertThat(client.isReset()).isTrue();
        assertThat(client.isOpen()).isFalse();
    }

    @Test
    void acceptFailsAsScriptedAndTheConnectionStays() {
        int listener = kernel.listen(LISTEN);
        kernel.client(LISTEN);
        kernel.failAccepts(Errno.EMFILE, 2);
        assertThat(kernel.accept(listener, new byte[28])).isEqualTo(-Errno.EMFILE);
        assertThat(kernel.accept(listener, new byte[28])).isEqualTo(-Errno.EMFILE);
        assertThat(kernel.accept(listener, new byte[28])).isPositive();
        assertThat(kernel.accept(listener, new byte[28])).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void descriptorsAreLimitedAndTheLowestFreeOneIsReused() {
        kernel.descriptorLimit(3);
        int first = kernel.socket(SocketAddress.Kind.IPV4);
        int second = kernel.socket(SocketAddress.Kind.IPV4);
        assertThat(kernel.socket(SocketAddress.Kind.IPV4)).isEqualTo(-Errno.EMFILE);
        assertThat(kernel.openDescriptors()).isEqualTo(3);
        kernel.close(first);
        assertThat(kernel.isOpen(first)).isFalse();
        assertThat(kernel.socket(SocketAddress.Kind.IPV4)).isEqualTo(first);
        assertThat(second).isGreaterThan(first);
        assertThat(kernel.close(1000)).isEqualTo(-Errno.EBADF);
        assertThat(kernel.receive(epoll, data, 0, 1)).isEqualTo(-Errno.ENOTSOCK);
    }

    @Test
    void aLevelTriggeredWatchIsReportedUntilItsCauseIsGone() {
        int event = kernel.eventDescriptor();
        kernel.epollAdd(epoll, event, Kernel.IN, 5);
        assertThat(nextEvents()).isZero();
        kernel.signalEvent(event);
        assertThat(nextEvents()).isEqualTo(Kernel.IN);
        assertThat(nextEvents()).isEqualTo(Kernel.IN);
        assertThat(kernel.drainEvent(event)).isZero();
        assertThat(nextEvents()).isZero();
        assertThat(kernel.drainEvent(event)).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void aClosedDescriptorReportsNothingMore() {
        int listener = kernel.listen(LISTEN);
        MemoryPeer client = kernel.client(LISTEN);
        int descriptor = accepted(listener);
        client.send("x");
        kernel.close(descriptor);
        assertThat(nextEvents()).isZero();
    }

    @Test
    void oneWaitTakesNoMoreEventsThanAskedForAndTheRestFollows() {
        int listener = kernel.listen(LISTEN);
        for (int i = 0; i < 5; i++) {
            kernel.client(LISTEN);
            accepted(listener);
        }
        assertThat(kernel.epollWait(epoll, events, 3, 0)).isEqualTo(3);
        assertThat(kernel.epollWait(epoll, events, 3, 0)).isEqualTo(2);
        assertThat(kernel.epollWait(epoll, events, 3, 0)).isZero();
    }

    @Test
    void aFullBacklogKeepsTheNextClientWaitingAndAClosedListenerResetsThem() {
        int listener = kernel.listen(LISTEN, 1);
        MemoryPeer first = kernel.client(LISTEN);
        MemoryPeer second = kernel.client(LISTEN);
        assertThat(first.isOpen()).isTrue();
        assertThat(second.isOpen()).isFalse();
        kernel.accept(listener, new byte[28]);
        assertThat(second.isOpen()).isTrue();
        kernel.close(listener);
        assertThat(second.isReset()).isTrue();
        assertThat(first.isReset()).isFalse();
    }

    @Test
    void hostileRangesAreRefusedAsInProduction() {
        int descriptor = kernel.socket(SocketAddress.Kind.IPV4);
        assertThatThrownBy(() -> kernel.receive(descriptor, data, 99_999, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.send(descriptor, data, 0, -1, false)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.epollWait(epoll, events, 17, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(kernel.receive(descriptor, data, 0, 0)).isEqualTo(-Errno.EINVAL);
    }
}
