package io.sluice.net.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.base.bytes.Memory;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.NativeCall;
import io.sluice.net.syscall.SocketAddressCodec;
import io.sluice.net.syscall.SocketCalls;
import io.sluice.net.syscall.SocketConstants;
import io.sluice.net.syscall.SystemCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceManagerTest {

    private final SocketCalls calls = SocketCalls.collected();
    private final Buffer data = Buffer.allocate(1000);
    private final int manager = calls.open(SocketAddress.Kind.UNIX, SocketConstants.SOCK_DGRAM);

    @AfterEach
    void close() {
        calls.close(manager);
    }

    private String received() {
        int length = calls.receive(manager, data, 0, data.capacity());
        return length < 0 ? "error " + length : data.toText(0, length);
    }

    @Test
    void readinessArrivesAtThePathOfTheManager(@TempDir Path folder) {
        String path = folder.resolve("notify").toString();
        assertThat(calls.bind(manager, SocketAddress.ofUnix(path))).isZero();
        ServiceManager joined = ServiceManager.join(path);
        assertThat(joined.tell(ServiceManager.READY)).isEqualTo(1);
        assertThat(received()).isEqualTo("READY=1");
        assertThat(joined.tell(ServiceManager.STOPPING + "\nSTATUS=bye")).isEqualTo(1);
        assertThat(received()).isEqualTo("STOPPING=1\nSTATUS=bye");
        joined.leave();
    }

    @Test
    void thePathIsNeededForJoiningOnly(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("notify");
        assertThat(calls.bind(manager, SocketAddress.ofUnix(path.toString()))).isZero();
        ServiceManager joined = ServiceManager.join(path.toString());
        // What a changed root does: the name is out of sight.
        Files.delete(path);
        assertThat(joined.tell(ServiceManager.READY)).isEqualTo(1);
        assertThat(received()).isEqualTo("READY=1");
        joined.leave();
    }

    @Test
    void anAbstractManagerIsFoundByItsExactName() {
        String name = "notify-test-" + ProcessHandle.current().pid();
        byte[] raw = new byte[SocketAddressCodec.MAXIMUM_BYTES];
        int length = SocketAddressCodec.encodeExactAbstract(name, raw);
        long address = Memory.allocate(length);
        Memory.copy(raw, 0, address, length);
        assertThat(NativeCall.collected().system(SystemCall.BIND, manager, address, length, 0, 0, 0)).isZero();
        ServiceManager joined = ServiceManager.join("@" + name);
        assertThat(joined.tell(ServiceManager.READY)).isEqualTo(1);
        assertThat(received()).isEqualTo("READY=1");
        joined.leave();
    }

    @Test
    void withoutAManagerNothingIsSent() {
        assertThat(ServiceManager.join(null).tell(ServiceManager.READY)).isZero();
        assertThat(ServiceManager.join("").tell(ServiceManager.READY)).isZero();
    }

    @Test
    void aManagerThatCannotBeReachedIsAnError() {
        assertThat(ServiceManager.join("relative").tell(ServiceManager.READY)).isEqualTo(-Errno.EAFNOSUPPORT);
        assertThat(ServiceManager.join("/no/such/socket").tell(ServiceManager.READY)).isEqualTo(-Errno.ENOENT);
        assertThat(ServiceManager.join("/" + "x".repeat(300)).tell(ServiceManager.READY)).isEqualTo(-Errno.ENAMETOOLONG);
    }
}
