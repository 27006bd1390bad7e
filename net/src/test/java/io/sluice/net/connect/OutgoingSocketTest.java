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
        int descriptor = OutgoingSocket.open(kernel, SERVER, null);
        assertThat(kernel.isNoDelay(descriptor)).isTrue();
        assertThat(kernel.openDescriptors()).isEqualTo(1);
    }

    @Test
    void theSourceIsBoundBeforeConnecting() {
        kernel.server(SERVER);
        byte[] raw = new byte[28];
        int descriptor = OutgoingSocket.open(kernel, SERVER, SOURCE);
        assertThat(SocketAddressCodec.decode(raw, kernel.localName(descriptor, raw)).host()).isEqualTo("192.0.2.50");
    }

    @Test
    void aUnixServerIsConnectedAtOnce() {
        SocketAddress path = SocketAddress.ofUnix("/run/app");
        kernel.server(path);
        assertThat(OutgoingSocket.open(kernel, path, null)).isPositive();
    }

    @Test
    void aFailureLeavesNothingOpen() {
        kernel.failConnects(SERVER, Errno.ENETUNREACH);
        assertThat(OutgoingSocket.open(kernel, SERVER, null)).isEqualTo(-Errno.ENETUNREACH);
        assertThat(OutgoingSocket.open(kernel, SocketAddress.ofUnix("/none"), null)).isEqualTo(-Errno.ENOENT);
        assertThat(OutgoingSocket.open(kernel, SocketAddress.ofDescriptor(3), null)).isEqualTo(-Errno.EAFNOSUPPORT);
        kernel.descriptorLimit(0);
        assertThat(OutgoingSocket.open(kernel, SERVER, null)).isEqualTo(-Errno.EMFILE);
        assertThat(kernel.openDescriptors()).isZero();
    }
}
