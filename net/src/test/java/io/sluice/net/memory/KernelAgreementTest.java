package io.sluice.net.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.net.listen.ListenOptions;
import io.sluice.net.listen.ListenSocket;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.Kernel;
import io.sluice.net.syscall.LinuxKernel;
import io.sluice.net.syscall.SocketCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * The same random script of calls on the kernel in memory and on the running Linux over loopback gives the same answers, the same
 * bytes, the same state of every socket after every call, and the same edge-triggered events.
 */
class KernelAgreementTest {

    private static final int WATCHED = Kernel.IN | Kernel.OUT | Kernel.READ_HANG_UP | Kernel.EDGE_TRIGGERED;
    private static final int LEVEL = Kernel.IN | Kernel.OUT | Kernel.READ_HANG_UP;
    private static final int PATIENCE_MS = 3_000;
    private static final int MOST_ENDS = 12;

    enum Action { CONNECT, SEND, SEND_IN_PARTS, RECEIVE, RECEIVE_ALL, SHUTDOWN, CLOSE, RESET, TAKE_ERROR, NAMES, WAIT }

    record Step(Action action, int end, int size) {
    }

    @Provide
    Arbitrary<List<Step>> scripts() {
        Arbitrary<Action> actions = Arbitraries.frequency(Tuple.of(2, Action.CONNECT), Tuple.of(5, Action.SEND),
            Tuple.of(1, Action.SEND_IN_PARTS), Tuple.of(3, Action.RECEIVE), Tuple.of(2, Action.RECEIVE_ALL),
            Tuple.of(2, Action.SHUTDOWN), Tuple.of(1, Action.CLOSE), Tuple.of(1, Action.RESET),
            Tuple.of(1, Action.TAKE_ERROR), Tuple.of(1, Action.NAMES), Tuple.of(6, Action.WAIT));
        return Combinators.combine(actions, Arbitraries.integers().between(0, MOST_ENDS - 1), Arbitraries.integers().between(1, 900))
            .as(Step::new).list().ofMinSize(5).ofMaxSize(70);
    }

    @Property(tries = 400)
    void theKernelInMemoryAgreesWithLinux(@ForAll("scripts") List<Step> script) {
        try (Worlds worlds = new Worlds()) {
            worlds.connect();
            for (Step step : script) {
                worlds.run(step);
            }
            worlds.waitForEvents();
        }
    }

    /** Both kernels with the same connections; ends are numbered alike, each with its descriptor in either world. */
    private static final class Worlds implements AutoCloseable {

        private final MemoryKernel memory = new MemoryKernel();
        private final LinuxKernel linux = LINUX;
        private final SocketCalls probe = SocketCalls.collected();
        private final Buffer memoryData = Buffer.allocate(8192);
        private final Buffer linuxData = Buffer.allocate(8192);
        private final Buffer memoryEvents = Buffer.allocate(16 * 64);
        private final Buffer linuxEvents = Buffer.allocate(16 * 64);
        private final List<int[]> ends = new ArrayList<>();
        private final int memoryEpoll;
        private final int linuxEpoll;
        private final int memoryListener;
        private final int linuxListener;
        private final SocketAddress memoryAddress = SocketAddress.ofIp(IpText.parse("127.0.0.1"), 80);
        private final SocketAddress linuxAddress;
        private int sequence;

        private static final LinuxKernel LINUX = new LinuxKernel();

        Worlds() {
            memoryEpoll = memory.epollCreate();
            linuxEpoll = linux.epollCreate();
            memoryListener = memory.listen(memoryAddress);
            linuxListener = ListenSocket.open(SocketAddress.ofIp(IpText.parse("127.0.0.1"), 0), new ListenOptions()).descriptor();
            linuxAddress = ListenSocket.localAddress(linuxListener);
        }

        void run(Step step) {
            if (step.action == Action.CONNECT) {
                if (ends.size() < MOST_ENDS) {
                    connect();
                }
                return;
            }
            if (step.action == Action.WAIT) {
                waitForEvents();
                return;
            }
            int[] end = ends.get(step.end % ends.size());
            if (end[0] < 0) {
                return;
            }
            onEnd(step, end);
            settle(step.toString());
        }

        void connect() {
            int inMemory = memory.socket(SocketAddress.Kind.IPV4);
            int onLinux = linux.socket(SocketAddress.Kind.IPV4);
            int number = ends.size();
            ends.add(new int[] {inMemory, onLinux});
            register(number);
            settle("new socket");
            assertThat(linux.setNoDelay(onLinux)).isEqualTo(memory.setNoDelay(inMemory));
            assertThat(linux.connect(onLinux, linuxAddress)).isEqualTo(memory.connect(inMemory, memoryAddress));
            settle("connect");
            byte[] peer = new byte[28];
            int accepted = linux.accept(linuxListener, peer);
            assertThat(accepted).as("accept").isNotNegative();
            ends.add(new int[] {memory.accept(memoryListener, peer), accepted});
            register(number + 1);
            settle("accept");
        }

        private void register(int number) {
            int[] end = ends.get(number);
            assertThat(memory.epollAdd(memoryEpoll, end[0], WATCHED, number)).isZero();
            assertThat(linux.epollAdd(linuxEpoll, end[1], WATCHED, number)).isZero();
        }

        private void onEnd(Step step, int[] end) {
            String what = step.toString();
            switch (step.action) {
                case SEND -> send(what, end, step.size, false);
                case SEND_IN_PARTS -> {
                    send(what, end, step.size, true);
                    send(what, end, 1, false);
                }
                case RECEIVE -> receive(what, end, step.size);
                case RECEIVE_ALL -> {
                    int result = receive(what, end, 8192);
                    while (result > 0) {
                        result = receive(what, end, 8192);
                    }
                }
                case SHUTDOWN -> assertThat(linux.shutdownWrite(end[1])).as(what).isEqualTo(memory.shutdownWrite(end[0]));
                case RESET -> {
                    memory.setResetOnClose(end[0]);
                    linux.setResetOnClose(end[1]);
                    close(what, end);
                }
                case CLOSE -> close(what, end);
                case TAKE_ERROR -> assertThat(linux.takeError(end[1])).as(what).isEqualTo(memory.takeError(end[0]));
                case NAMES -> {
                    byte[] name = new byte[28];
                    assertThat(linux.peerName(end[1], name)).as(what).isEqualTo(memory.peerName(end[0], name));
                    assertThat(linux.localName(end[1], name)).as(what).isEqualTo(memory.localName(end[0], name));
                }
                default -> throw new AssertionError(step);
            }
        }

        private void send(String what, int[] end, int size, boolean more) {
            for (int i = 0; i < size; i++) {
                byte next = (byte) sequence++;
                memoryData.put(i, next);
                linuxData.put(i, next);
            }
            assertThat(linux.send(end[1], linuxData, 0, size, more)).as(what).isEqualTo(memory.send(end[0], memoryData, 0, size, more));
        }

        private int receive(String what, int[] end, int size) {
            int expected = memory.receive(end[0], memoryData, 0, size);
            assertThat(linux.receive(end[1], linuxData, 0, size)).as(what).isEqualTo(expected);
            if (expected > 0) {
                assertThat(Arrays.equals(linuxData.toArray(0, expected), memoryData.toArray(0, expected))).as("bytes of " + what).isTrue();
            }
            return expected;
        }

        private void close(String what, int[] end) {
            assertThat(linux.close(end[1])).as(what).isEqualTo(memory.close(end[0]));
            end[0] = -1;
            end[1] = -1;
        }

        /** Every socket is soon in the same state in both worlds; on a busy machine Linux delivers a little later. */
        private void settle(String after) {
            for (int number = 0; number < ends.size(); number++) {
                int[] end = ends.get(number);
                if (end[0] < 0) {
                    continue;
                }
                int expected = memory.eventsNow(end[0]);
                long deadline = System.nanoTime() + PATIENCE_MS * 1_000_000L;
                int actual = level(end[1]);
                while (actual != expected && System.nanoTime() < deadline) {
                    probe.poll(-1, 0, -1, 1);
                    actual = level(end[1]);
                }
                assertThat(bits(actual)).as("state of end " + number + " after " + after).isEqualTo(bits(expected));
            }
        }

        private int level(int descriptor) {
            return probe.poll(descriptor, LEVEL, -1, 0);
        }

        /**
         * Linux reports every event that memory reports. It may repeat one (an acknowledgement that arrives late wakes too), and then
         * it says what memory says about the present state.
         */
        void waitForEvents() {
            Map<Integer, String> expected = new TreeMap<>();
            int count = memory.epollWait(memoryEpoll, memoryEvents, 64, 0);
            for (int i = 0; i < count; i++) {
                expected.put((int) memory.epollToken(memoryEvents, i), bits(memory.epollEvents(memoryEvents, i)));
            }
            Map<Integer, String> actual = new TreeMap<>();
            count = linux.epollWait(linuxEpoll, linuxEvents, 64, 0);
            for (int i = 0; i < count; i++) {
                actual.put((int) linux.epollToken(linuxEvents, i), bits(linux.epollEvents(linuxEvents, i)));
            }
            assertThat(actual).as("events").containsAllEntriesOf(expected);
            for (Map.Entry<Integer, String> event : actual.entrySet()) {
                String now = bits(memory.eventsNow(ends.get(event.getKey())[0]));
                assertThat(event.getValue()).as("event of end " + event.getKey()).isEqualTo(now);
            }
        }

        private static String bits(int events) {
            return events < 0 ? "error " + events : ((events & Kernel.IN) != 0 ? "IN " : "") + ((events & Kernel.OUT) != 0 ? "OUT " : "")
                + ((events & Kernel.ERROR) != 0 ? "ERROR " : "") + ((events & Kernel.HANG_UP) != 0 ? "HANG_UP " : "")
                + ((events & Kernel.READ_HANG_UP) != 0 ? "READ_HANG_UP" : "");
        }

        @Override
        public void close() {
            for (int[] end : ends) {
                if (end[1] >= 0) {
                    linux.close(end[1]);
                }
            }
            linux.close(linuxListener);
            linux.close(linuxEpoll);
            assertThat(linux.close(linuxEpoll)).isEqualTo(-Errno.EBADF);
        }
    }
}
