package io.sluice.net.syscall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.listen.ListenOptions;
import io.sluice.net.listen.ListenSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinuxKernelTest {

    private static final int TOKEN_HIGH = 0x1234_5678;

    private final LinuxKernel kernel = new LinuxKernel();
    private final Buffer buffer = Buffer.allocate(4096);
    private final Buffer events = Buffer.allocate(16 * 8);
    private final List<Integer> open = new ArrayList<>();
    private SocketAddress address;
    private int listener;

    @BeforeEach
    void listen() {
        listener = kept(ListenSocket.open(SocketAddress.ofIp(IpText.parse("127.0.0.1"), 0), new ListenOptions()).descriptor());
        address = ListenSocket.localAddress(listener);
    }

    @AfterEach
    void closeAll() {
        for (int descriptor : open) {
            kernel.close(descriptor);
        }
    }

    private int kept(int descriptor) {
        assertThat(descriptor).isGreaterThanOrEqualTo(0);
        open.add(descriptor);
        return descriptor;
    }

    /** A connection: the connecting end and the accepted one. */
    private int[] connection() {
        int client = kept(kernel.socket(SocketAddress.Kind.IPV4));
        assertThat(kernel.connect(client, address)).isEqualTo(-Errno.EINPROGRESS);
        awaitEvents(client, Kernel.OUT);
        assertThat(kernel.takeError(client)).isZero();
        return new int[] {client, kept(kernel.accept(listener, new byte[28]))};
    }

    private int awaitEvents(int descriptor, int wanted) {
        int epoll = kernel.epollCreate();
        kernel.epollAdd(epoll, descriptor, wanted, 1);
        int count = kernel.epollWait(epoll, events, 8, 5_000);
        kernel.close(epoll);
        assertThat(count).isEqualTo(1);
        return kernel.epollEvents(events, 0);
    }

    @Test
    void bytesTravelInBothDirections() {
        int[] ends = connection();
        buffer.put(10, new byte[] {1, 2, 3, 4, 5});
        assertThat(kernel.send(ends[0], buffer, 10, 5, false)).isEqualTo(5);
        awaitEvents(ends[1], Kernel.IN);
        assertThat(kernel.receive(ends[1], buffer, 100, 3)).isEqualTo(3);
        assertThat(kernel.receive(ends[1], buffer, 103, 3000)).isEqualTo(2);
        assertThat(buffer.toArray(100, 5)).containsExactly(1, 2, 3, 4, 5);
        assertThat(kernel.receive(ends[1], buffer, 0, 1)).isEqualTo(-Errno.EAGAIN);
        assertThat(kernel.send(ends[1], buffer, 100, 2, true)).isEqualTo(2);
        assertThat(kernel.send(ends[1], buffer, 102, 1, false)).isEqualTo(1);
        awaitEvents(ends[0], Kernel.IN);
        assertThat(kernel.receive(ends[0], buffer, 0, 100)).isEqualTo(3);
    }

    @Test
    void theEndOfTheStreamIsZero() {
        int[] ends = connection();
        assertThat(kernel.shutdownWrite(ends[0])).isZero();
        assertThat(awaitEvents(ends[1], Kernel.READ_HANG_UP)).isEqualTo(Kernel.READ_HANG_UP);
        assertThat(kernel.receive(ends[1], buffer, 0, 10)).isZero();
        assertThat(kernel.send(ends[0], buffer, 0, 1, false)).isEqualTo(-Errno.EPIPE);
    }

    @Test
    void aRangeOutsideTheBufferIsRefusedBeforeTheSystemSeesIt() {
        int[] ends = connection();
        assertThatThrownBy(() -> kernel.receive(ends[0], buffer, 4000, 97)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.receive(ends[0], buffer, -1, 5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.send(ends[0], buffer, 0, -1, false)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.send(ends[0], buffer, Integer.MAX_VALUE, 2, false)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> kernel.epollWait(3, events, 1 << 29, 0)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void anEmptyRangeIsNotMistakenForTheEndOfTheStream() {
        assertThat(kernel.receive(connection()[0], buffer, 0, 0)).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void acceptReportsThePeerAndIsEmptyAfterwards() {
        int client = kept(kernel.socket(SocketAddress.Kind.IPV4));
        kernel.connect(client, address);
        awaitEvents(client, Kernel.OUT);
        byte[] peer = new byte[28];
        int accepted = kept(kernel.accept(listener, peer));
        byte[] name = new byte[128];
        assertThat(SocketAddressCodec.decode(peer, 28)).isEqualTo(SocketAddressCodec.decode(name, kernel.localName(client, name)));
        assertThat(SocketAddressCodec.decode(name, kernel.peerName(client, name))).isEqualTo(address);
        assertThat(SocketAddressCodec.decode(name, kernel.localName(accepted, name))).isEqualTo(address);
        assertThat(kernel.accept(listener, peer)).isEqualTo(-Errno.EAGAIN);
    }

    @Test
    void aNameIsCutToTheLengthOfItsTarget() {
        byte[] two = new byte[2];
        assertThat(kernel.localName(listener, two)).isEqualTo(2);
        assertThat(two[0]).isEqualTo((byte) SocketConstants.AF_INET);
    }

    @Test
    void aRefusedConnectionIsSeenInItsError() {
        int closed = ListenSocket.open(SocketAddress.ofIp(IpText.parse("127.0.0.1"), 0), new ListenOptions()).descriptor();
        SocketAddress nobody = ListenSocket.localAddress(closed);
        kernel.close(closed);
        int client = kept(kernel.socket(SocketAddress.Kind.IPV4));
        assertThat(kernel.connect(client, nobody)).isEqualTo(-Errno.EINPROGRESS);
        assertThat(awaitEvents(client, Kernel.IN | Kernel.OUT | Kernel.READ_HANG_UP))
            .isEqualTo(Kernel.IN | Kernel.OUT | Kernel.READ_HANG_UP | Kernel.ERROR | Kernel.HANG_UP);
        assertThat(kernel.takeError(client)).isEqualTo(Errno.ECONNREFUSED);
        assertThat(kernel.takeError(client)).isZero();
    }

    @Test
    void aCloseWithResetIsAnErrorAtThePeer() {
        int[] ends = connection();
        assertThat(kernel.setResetOnClose(ends[0])).isZero();
        kernel.close(ends[0]);
        awaitEvents(ends[1], Kernel.IN);
        assertThat(kernel.receive(ends[1], buffer, 0, 10)).isEqualTo(-Errno.ECONNRESET);
    }

    @Test
    void aTokenComesBackWithAll64Bits() {
        int epoll = kept(kernel.epollCreate());
        long token = (long) TOKEN_HIGH << 32 | 0xffff_fff0L;
        int[] ends = connection();
        assertThat(kernel.epollAdd(epoll, ends[0], Kernel.OUT, token)).isZero();
        assertThat(kernel.epollAdd(epoll, ends[1], Kernel.OUT, -1L)).isZero();
        assertThat(kernel.epollWait(epoll, events, 8, 1000)).isEqualTo(2);
        assertThat(List.of(kernel.epollToken(events, 0), kernel.epollToken(events, 1))).containsExactlyInAnyOrder(token, -1L);
        assertThat(kernel.epollAdd(epoll, ends[0], Kernel.OUT, 1)).isEqualTo(-Errno.EEXIST);
        assertThat(kernel.epollRemove(epoll, ends[0])).isZero();
        assertThat(kernel.epollRemove(epoll, ends[0])).isEqualTo(-Errno.ENOENT);
    }

    @Test
    void aWaitTakesNoMoreEventsThanItIsAllowed() {
        int epoll = kept(kernel.epollCreate());
        int[] ends = connection();
        kernel.epollAdd(epoll, ends[0], Kernel.OUT, 1);
        kernel.epollAdd(epoll, ends[1], Kernel.OUT, 2);
        assertThat(kernel.epollWait(epoll, events, 1, 0)).isEqualTo(1);
        assertThat(kernel.epollWait(epoll, events, 0, 0)).isEqualTo(-Errno.EINVAL);
    }

    @Test
    void aSignalFromAnotherThreadEndsTheWait() throws InterruptedException {
        int epoll = kept(kernel.epollCreate());
        int event = kept(kernel.eventDescriptor());
        kernel.epollAdd(epoll, event, Kernel.IN, 7);
        assertThat(kernel.epollWait(epoll, events, 8, 0)).isZero();
        assertThat(kernel.drainEvent(event)).isEqualTo(-Errno.EAGAIN);
        Thread other = new Thread(() -> {
            kernel.signalEvent(event);
            kernel.signalEvent(event);
        });
        other.start();
        assertThat(kernel.epollWait(epoll, events, 8, 30_000)).isEqualTo(1);
        other.join();
        assertThat(kernel.drainEvent(event)).isZero();
        assertThat(kernel.drainEvent(event)).isEqualTo(-Errno.EAGAIN);
        assertThat(kernel.signalEvent(1_000_000)).isEqualTo(-Errno.EBADF);
    }

    @Test
    void everyCallOnAClosedDescriptorIsABadDescriptor() {
        int gone = 1_000_000;
        byte[] name = new byte[28];
        assertThat(kernel.connect(gone, address)).isEqualTo(-Errno.EBADF);
        assertThat(kernel.bindSource(gone, address)).isEqualTo(-Errno.EBADF);
        assertThat(kernel.accept(gone, name)).isEqualTo(-Errno.EBADF);
        assertThat(kernel.receive(gone, buffer, 0, 1)).isEqualTo(-Errno.EBADF);
        assertThat(kernel.send(gone, buffer, 0, 1, false)).isEqualTo(-Errno.EBADF);
        assertThat(kernel.shutdownWrite(gone)).isEqualTo(-Errno.EBADF);
        assertThat(kernel.setNoDelay(gone)).isEqualTo(-Errno.EBADF);
        assertThat(kernel.setResetOnClose(gone)).isEqualTo(-Errno.EBADF);
        assertThat(kernel.takeError(gone)).isEqualTo(-Errno.EBADF);
        assertThat(kernel.peerName(gone, name)).isEqualTo(-Errno.EBADF);
        assertThat(kernel.localName(gone, name)).isEqualTo(-Errno.EBADF);
        assertThat(kernel.epollWait(gone, events, 1, 0)).isEqualTo(-Errno.EBADF);
        assertThat(kernel.close(gone)).isEqualTo(-Errno.EBADF);
    }

    @Test
    void aSourceAddressIsUsedAndItsPortIsTheSystemsChoice() {
        int client = kept(kernel.socket(SocketAddress.Kind.IPV4));
        assertThat(kernel.bindSource(client, SocketAddress.ofIp(IpText.parse("127.0.0.9"), 0))).isZero();
        kernel.connect(client, address);
        awaitEvents(client, Kernel.OUT);
        byte[] peer = new byte[28];
        kept(kernel.accept(listener, peer));
        SocketAddress seen = SocketAddressCodec.decode(peer, 28);
        assertThat(seen.host()).isEqualTo("127.0.0.9");
        assertThat(seen.port()).isPositive();
        assertThat(kernel.bindSource(kept(kernel.socket(SocketAddress.Kind.IPV4)), SocketAddress.ofIp(IpText.parse("192.0.2.77"), 0)))
            .isEqualTo(-Errno.EADDRNOTAVAIL);
    }

    @Test
    void aSocketForADescriptorOrATooLongPathIsRefused() {
        assertThat(kernel.socket(SocketAddress.Kind.DESCRIPTOR)).isEqualTo(-Errno.EAFNOSUPPORT);
        int client = kept(kernel.socket(SocketAddress.Kind.UNIX));
        assertThat(kernel.connect(client, SocketAddress.ofUnix("/" + "x".repeat(4000)))).isEqualTo(-Errno.ENAMETOOLONG);
        assertThat(kernel.connect(client, SocketAddress.ofUnix("/no/such/socket"))).isEqualTo(-Errno.ENOENT);
    }

    @Test
    void anErrorNumberHasTheWordsOfTheCLibrary() {
        assertThat(ErrorText.of(-Errno.EADDRINUSE)).isEqualTo("Address already in use");
        assertThat(ErrorText.of(Errno.ECONNREFUSED)).isEqualTo("Connection refused");
        assertThat(ErrorText.of(99_999)).contains("99999");
    }
}
