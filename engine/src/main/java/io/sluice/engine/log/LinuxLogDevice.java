package io.sluice.engine.log;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.DatagramKernel;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.LinuxDatagramKernel;
import io.sluice.net.syscall.SocketCalls;
import io.sluice.net.syscall.SocketConstants;

/** The log writer's device on the running Linux. Inherited descriptors are left in their mode, because other processes may share them. */
public final class LinuxLogDevice implements LogDevice {

    /** {@code SOL_UDP} and {@code UDP_SEGMENT}. */
    private static final int LEVEL_UDP = 17;
    private static final int OPTION_SEGMENT = 103;
    private static final int SOCK_SEQPACKET = 5;

    private final DatagramKernel kernel = new LinuxDatagramKernel();
    private final SocketCalls sockets = SocketCalls.permanent();

    @Override
    public int openDatagram(SocketAddress target) {
        int descriptor = kernel.open(target.kind());
        if (descriptor < 0) {
            return descriptor;
        }
        int result = kernel.connect(descriptor, target);
        if (result < 0) {
            kernel.close(descriptor);
            return result;
        }
        return descriptor;
    }

    @Override
    public int setSegmentSize(int descriptor, int sizeBytes) {
        return sockets.setOption(descriptor, LEVEL_UDP, OPTION_SEGMENT, sizeBytes);
    }

    @Override
    public int sendMany(int descriptor, Buffer buffer, int[] offsets, int[] lengths, int count) {
        return kernel.sendMany(descriptor, null, buffer, offsets, lengths, count);
    }

    @Override
    public boolean isDatagram(int descriptor) {
        int type = sockets.option(descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_TYPE);
        return type == SocketConstants.SOCK_DGRAM || type == SOCK_SEQPACKET;
    }

    @Override
    public int write(int descriptor, Buffer buffer, int offset, int length) {
        int writable = kernel.awaitWritable(descriptor, 0);
        if (writable == 0) {
            return -Errno.EAGAIN;
        }
        return writable < 0 ? writable : kernel.write(descriptor, buffer, offset, length);
    }

    @Override
    public int awaitWritable(int descriptor, int timeoutMs) {
        return kernel.awaitWritable(descriptor, timeoutMs);
    }

    @Override
    public int close(int descriptor) {
        return kernel.close(descriptor);
    }
}
