package io.sluice.net.memory;

import java.util.ArrayList;
import java.util.List;

/** Something a descriptor of {@link MemoryKernel} stands for: it has a state in event bits and wakes the epoll sets that watch it. */
abstract class MemoryFile {

    private final List<MemoryEpoll.Watch> watches = new ArrayList<>();

    /** What holds now, in event bits. */
    abstract int mask();

    /** Called when the last descriptor is closed. */
    abstract void closed();

    final void watchedBy(MemoryEpoll.Watch watch) {
        watches.add(watch);
    }

    final void unwatchedBy(MemoryEpoll.Watch watch) {
        watches.remove(watch);
    }

    /** Puts this file on the ready lists; {@code cause} 0 does so whatever the watcher asked for, as Linux's state changes do. */
    final void wake(int cause) {
        for (MemoryEpoll.Watch watch : watches) {
            watch.woken(cause);
        }
    }

    final void release() {
        for (MemoryEpoll.Watch watch : List.copyOf(watches)) {
            watch.remove();
        }
        closed();
    }
}
