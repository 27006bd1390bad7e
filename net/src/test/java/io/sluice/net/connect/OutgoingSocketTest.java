package io.sluice.net.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.net.memory.MemoryKernel;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.SocketAddressCodec;
import org.junit.jupiter.api.Test;

class OutgoingSocketTest {

    private static final SocketAddress SERVER = SocketAddress.ofIp(IpText.parse("192.0.2.1"), 8080);
    private static final SocketAddress SOURCE = SocketAddress.ofIp(IpText.parse("192.0.2.50"), 0);

    private final MemoryKernel kernel = new MemoryKernel();

    @Test
    void aConnectionInProgressIsADescriptorWithoutNagle() {
        kernel.holdConnects(SERVER);
        int descriptor = OutgoingSocket.open(kernel, SERVER, OutgoingOptions.NONE, null);
        assertThat(kernel.isNoDelay(descriptor)).isTrue();
        assertThat(kernel.openDescriptors()).isEqualTo(1);
    }

    @Test
    void theSourceIsBoundBeforeConnecting() {
        kernel.server(SERVER);
        byte[] raw = new byte[28];
        int descriptor = OutgoingSocket.open(kernel, SERVER, new OutgoingOptions().source(SOURCE), null);
        assertThat(SocketAddressCodec.decode(raw, kernel.localName(descriptor, raw)).host()).isEqualTo("192.0.2.50");
    }

    @Test
    void aUnixServerIsConnectedAtOnce() {
        SocketAddress path = SocketAddress.ofUnix("/run/app");
        kernel.server(path);
        assertThat(OutgoingSocket.open(kernel, path, OutgoingOptions.NONE, null)).isPositive();
    }

    @Test
    void aFailureLeavesNothingOpen() {
        kernel.failConnects(SERVER, Errno.ENETUNREACH);
        assertThat(OutgoingSocket.open(kernel, SERVER, OutgoingOptions.NONE, null)).isEqualTo(-Errno.ENETUNREACH);
        assertThat(OutgoingSocket.open(kernel, SocketAddress.ofUnix("/none"), OutgoingOptions.NONE, null)).isEqualTo(-Errno.ENOENT);
        assertThat(OutgoingSocket.open(kernel, SocketAddress.ofDescriptor(3), OutgoingOptions.NONE, null)).isEqualTo(-Errno.EAFNOSUPPORT);
        kernel.descriptorLimit(0);
        assertThat(OutgoingSocket.open(kernel, SERVER, OutgoingOptions.NONE, null)).isEqualTo(-Errno.EMFILE);
        assertThat(kernel.openDescriptors()).isZero();
    }

    @Test
    void eachConnectionFromARangeHasItsOwnPortAndFailsWhenNoneIsLeft() {
        kernel.server(SERVER);
        OutgoingOptions options = new OutgoingOptions().source(SOURCE).ports(new SourcePorts(4000, 4001));
        int first = OutgoingSocket.open(kernel, SERVER, options, null);
        int second = OutgoingSocket.open(kernel, SERVER, options, null);
        PortLease lease = OutgoingSocket.leaseOf(kernel, first, options, null);
        assertThat(lease.port()).isEqualTo(4000);
        assertThat(OutgoingSocket.leaseOf(kernel, second, options, null).port()).isEqualTo(4001);
        assertThat(OutgoingSocket.open(kernel, SERVER, options, null)).isEqualTo(-Errno.EADDRNOTAVAIL);
        lease.end();
        int third = OutgoingSocket.open(kernel, SERVER, options, null);
        assertThat(OutgoingSocket.leaseOf(kernel, third, options, null).port()).isEqualTo(4000);
    }

    @Test
    void aFailedAttemptKeepsNoPort() {
        OutgoingOptions options = new OutgoingOptions().source(SOURCE).ports(new SourcePorts(4000, 4000));
        kernel.failConnects(SERVER, Errno.ENETUNREACH);
        for (int i = 0; i < 3; i++) {
            assertThat(OutgoingSocket.open(kernel, SERVER, options, null)).isEqualTo(-Errno.ENETUNREACH);
        }
    }

    @Test
    void theClientsAddressGoesBeforeTheConfiguredOne() {
        kernel.server(SERVER);
        byte[] raw = new byte[28];
        OutgoingOptions options = new OutgoingOptions().source(SOURCE).ports(new SourcePorts(4000, 4000));
        SocketAddress client = SocketAddress.ofIp(IpText.parse("198.51.100.7"), 5555);
        int descriptor = OutgoingSocket.open(kernel, SERVER, options, client);
        assertThat(SocketAddressCodec.decode(raw, kernel.localName(descriptor, raw))).isEqualTo(client);
        assertThat(OutgoingSocket.leaseOf(kernel, descriptor, options, client)).isNull();
    }
}
