package io.sluice.net.syscall;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.base.bytes.Memory;
import java.util.Objects;

/**
 * Datagrams on the running Linux through {@code sendmmsg}. Owned by one thread: it keeps the arrays of message headers for the life of
 * the process, about 20 KiB.
 */
public final class LinuxDatagramKernel implements DatagramKernel {

    private static final long SEND_MANY = SystemCall.SEND_MANY.number();
    private static final long WRITE = SystemCall.WRITE.number();
    private static final int FLAGS = SocketConstants.MSG_DONTWAIT | SocketConstants.MSG_NOSIGNAL;

    private final NativeCall call = NativeCall.permanent();
    private final SocketCalls sockets = SocketCalls.permanent();
    private final long headers = Memory.allocate((long) LARGEST_BATCH * MessageLayout.HEADER_BYTES);
    private final long vectors = Memory.allocate((long) LARGEST_BATCH * MessageLayout.VECTOR_BYTES);
    private final long name = Memory.allocate(SocketAddressCodec.MAXIMUM_BYTES);
    private final byte[] raw = new byte[SocketAddressCodec.MAXIMUM_BYTES];

    @Override
    public int open(SocketAddress.Kind kind) {
        return sockets.open(kind, SocketConstants.SOCK_DGRAM);
    }

    @Override
    public int connect(int descriptor, SocketAddress target) {
        return sockets.connect(descriptor, target);
    }

    @Override
    public int setSendBuffer(int descriptor, int sizeBytes) {
        return sockets.setOption(descriptor, SocketConstants.SOL_SOCKET, SocketConstants.SO_SNDBUF, sizeBytes);
    }

    @Override
    public int sendMany(int descriptor, SocketAddress target, Buffer data, int[] offsets, int[] lengths, int count) {
        int nameLength = 0;
        if (target != null) {
            nameLength = SocketAddressCodec.encode(target, raw);
            if (nameLength < 0) {
                return nameLength;
            }
            Memory.copy(raw, 0, name, nameLength);
        }
        int batch = Math.min(Objects.checkIndex(count, Integer.MAX_VALUE), LARGEST_BATCH);
        for (int i = 0; i < batch; i++) {
            long vector = vectors + (long) i * MessageLayout.VECTOR_BYTES;
            MessageLayout.putVector(vector, data.addressOf(offsets[i], lengths[i]), lengths[i]);
            MessageLayout.putHeader(headers + (long) i * MessageLayout.HEADER_BYTES, name, nameLength, vector);
        }
        int result;
        do {
            result = (int) call.system(SEND_MANY, descriptor, headers, batch, FLAGS, 0, 0);
        } while (result == -Errno.EINTR);
        return result;
    }

    @Override
    public int write(int descriptor, Buffer data, int offset, int length) {
        long address = data.addressOf(offset, length);
        int result;
        do {
            result = (int) call.system(WRITE, descriptor, address, length, 0, 0, 0);
        } while (result == -Errno.EINTR);
        return result;
    }

    @Override
    public int awaitWritable(int descriptor, int timeoutMs) {
        int ready = sockets.poll(descriptor, SocketCalls.POLL_OUT, -1, timeoutMs);
        if ((ready & SocketCalls.POLL_INVALID) != 0 && ready > 0) {
            return -Errno.EBADF;
        }
        return Math.min(ready, 1);
    }

    @Override
    public int close(int descriptor) {
        return sockets.close(descriptor);
    }
}
