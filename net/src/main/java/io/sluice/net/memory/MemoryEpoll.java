package io.sluice.net.memory;

import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.Kernel;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * An epoll set with Linux's rules: a wake-up puts a watch on the ready list, a wait looks at what holds now and reports that, whatever the
 * wake-up was for; edge-triggered watches then leave the list until the next wake-up, level-triggered ones stay on it as long as
 * something holds.
 */
final class MemoryEpoll extends MemoryFile {

    static final int EVENT_BYTES = 16;
    static final int TOKEN_OFFSET = 8;

    /** One watched descriptor. */
    final class Watch {

        private final int descriptor;
        private final MemoryFile file;
        private final int events;
        private final long token;
        private boolean listed;

        private Watch(int descriptor, MemoryFile file, int events, long token) {
            this.descriptor = descriptor;
            this.file = file;
            this.events = events | Kernel.ERROR | Kernel.HANG_UP;
            this.token = token;
        }

        void woken(int cause) {
            if ((cause == 0 || (cause & events) != 0) && !listed) {
                listed = true;
                ready.add(this);
            }
        }

        void remove() {
            watches.remove(descriptor);
            file.unwatchedBy(this);
            ready.remove(this);
        }
    }

    private final Map<Integer, Watch> watches = new HashMap<>();
    private final ArrayDeque<Watch> ready = new ArrayDeque<>();

    int add(int descriptor, MemoryFile file, int events, long token) {
        if (watches.containsKey(descriptor)) {
            return -Errno.EEXIST;
        }
        Watch watch = new Watch(descriptor, file, events, token);
        watches.put(descriptor, watch);
        file.watchedBy(watch);
        if ((file.mask() & watch.events) != 0) {
            watch.woken(0);
        }
        return 0;
    }

    int remove(int descriptor) {
        Watch watch = watches.get(descriptor);
        if (watch == null) {
            return -Errno.ENOENT;
        }
        watch.remove();
        return 0;
    }

    int collect(Buffer events, int maximum) {
        int count = 0;
        for (int left = ready.size(); left > 0 && count < maximum; left--) {
            Watch watch = ready.remove();
            watch.listed = false;
            int holds = watch.file.mask() & watch.events;
            if (holds == 0) {
                continue;
            }
            events.putInt(count * EVENT_BYTES, holds);
            events.putLong(count * EVENT_BYTES + TOKEN_OFFSET, watch.token);
            count++;
            if ((watch.events & Kernel.EDGE_TRIGGERED) == 0) {
                watch.woken(0);
            }
        }
        return count;
    }

    @Override
    int mask() {
        return ready.isEmpty() ? 0 : Kernel.IN;
    }

    @Override
    void closed() {
        for (Watch watch : watches.values().toArray(new Watch[0])) {
            watch.remove();
        }
    }
}
