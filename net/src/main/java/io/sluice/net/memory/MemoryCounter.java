package io.sluice.net.memory;

import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.Kernel;

/** A counter descriptor: readable while it is not zero. */
final class MemoryCounter extends MemoryFile {

    private boolean signalled;

    void signal() {
        signalled = true;
        wake(Kernel.IN);
    }

    int drain() {
        if (!signalled) {
            return -Errno.EAGAIN;
        }
        signalled = false;
        wake(Kernel.OUT);
        return 0;
    }

    @Override
    int mask() {
        return signalled ? Kernel.IN | Kernel.OUT : Kernel.OUT;
    }

    @Override
    void closed() {
        // Nobody is connected to a counter.
    }
}
