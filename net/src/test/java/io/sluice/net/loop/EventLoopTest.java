package io.sluice.net.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.time.Clock;
import io.sluice.net.memory.MemoryKernel;
import io.sluice.net.memory.MemoryPeer;
import io.sluice.net.syscall.Kernel;
import io.sluice.net.timer.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** One loop over sockets in memory, stepped by the test. */
class EventLoopTest {

    private static final SocketAddress FRONT = SocketAddress.ofIp(IpText.parse("127.0.0.1"), 8080);

    private final MemoryKernel kernel = new MemoryKernel();
    private final List<String> faults = new ArrayList<>();
    private FaultHandler onFault = (handler, fault) -> faults.add(fault.getMessage());
    private final EventLoop loop = new EventLoop(0, kernel, Clock.SYSTEM, (handler, fault) -> onFault.fault(handler, fault), 4_096);
    private final int listener = kernel.listen(FRONT);
    private final byte[] address = new byte[28];

    /** Does what the test says when it is called. */
    private static final class Scripted extends EventHandler {

        private final IntConsumer script;
        int calls;
        int faulted;

        Scripted(IntConsumer script) {
            this.script = script;
        }

        @Override
        protected void ready(int events) {
            calls++;
            script.accept(events);
        }

        @Override
        protected void faulted() {
            faulted++;
        }
    }

    private int accepted(MemoryPeer[] client) {
        client[0] = kernel.client(FRONT);
        return kernel.accept(listener, address);
    }

    @Test
    void aHandlerThatThrowsLosesOnlyItself() {
        MemoryPeer[] client = new MemoryPeer[1];
        Scripted broken = new Scripted(events -> {
            throw new IllegalStateException("a defect");
        });
        Scripted sound = new Scripted(events -> { });
        loop.register(accepted(client), broken);
        loop.register(accepted(client), sound);
        loop.turn(0);
        assertThat(faults).containsExactly("a defect");
        assertThat(broken.faulted).isEqualTo(1);
        assertThat(sound.calls).isEqualTo(1);
        assertThat(sound.faulted).isZero();
    }

    @Test
    void memoryThatRunsOutForOneHandlerEndsOnlyThatOne() {
        MemoryPeer[] client = new MemoryPeer[1];
        Scripted greedy = new Scripted(events -> {
            throw new OutOfMemoryError("none left");
        });
        Scripted sound = new Scripted(events -> { });
        loop.register(accepted(client), greedy);
        loop.register(accepted(client), sound);
        loop.turn(0);
        assertThat(faults).containsExactly("none left");
        assertThat(greedy.faulted).isEqualTo(1);
        assertThat(sound.calls).isEqualTo(1);
    }

    @Test
    void theLoopGoesOnAlsoWhenAFaultCannotBeReported() {
        MemoryPeer[] client = new MemoryPeer[1];
        onFault = (handler, fault) -> {
            throw new OutOfMemoryError("none left for this either");
        };
        Scripted broken = new Scripted(events -> {
            throw new OutOfMemoryError("none left");
        });
        loop.register(accepted(client), broken);
        loop.post(() -> {
            throw new IllegalStateException("a defect");
        });
        loop.turn(0);
        assertThat(broken.faulted).isEqualTo(1);
        assertThat(loop.unreportedFaults()).isEqualTo(2);
    }

    @Test
    void aMessageAndATimerThatThrowDoNotEndTheLoop() {
        List<String> done = new ArrayList<>();
        loop.post(() -> {
            throw new OutOfMemoryError("message");
        });
        loop.post(() -> done.add("message"));
        loop.timers().schedule(new Timer() {
            @Override
            protected void expired(long nowMs) {
                throw new OutOfMemoryError("timer");
            }
        }, loop.nowMs());
        while (faults.size() < 2) {
            loop.turn(1);
        }
        assertThat(faults).containsExactlyInAnyOrder("message", "timer");
        assertThat(done).containsExactly("message");
    }

    @Test
    void anEventForAClosedDescriptorNeverReachesItsSuccessor() {
        MemoryPeer[] client = new MemoryPeer[1];
        int first = accepted(client);
        int second = accepted(client);
        Scripted successor = new Scripted(events -> { });
        int[] reopened = new int[1];
        Scripted[] both = new Scripted[2];
        IntConsumer replacesTheOther = events -> {
            if (both[0].calls + both[1].calls > 1) {
                return;
            }
            int other = both[0].calls == 1 ? second : first;
            loop.close(other);
            kernel.client(FRONT);
            reopened[0] = kernel.accept(listener, address);
            loop.register(reopened[0], successor, Kernel.IN | Kernel.EDGE_TRIGGERED);
            assertThat(reopened[0]).as("the number is used again").isEqualTo(other);
        };
        both[0] = new Scripted(replacesTheOther);
        both[1] = new Scripted(replacesTheOther);
        loop.register(first, both[0]);
        loop.register(second, both[1]);
        loop.turn(0);
        assertThat(both[0].calls + both[1].calls).isEqualTo(1);
        assertThat(successor.calls).isZero();
        assertThat(faults).isEmpty();
    }

    @Test
    void aHandlerThatIsToBeCalledAgainIsCalledOncePerTurn() {
        Scripted[] self = new Scripted[1];
        self[0] = new Scripted(events -> {
            loop.callAgain(self[0], Kernel.IN);
            loop.callAgain(self[0], Kernel.OUT);
        });
        loop.callAgain(self[0], Kernel.IN);
        loop.turn(0);
        assertThat(self[0].calls).isEqualTo(1);
        loop.turn(0);
        assertThat(self[0].calls).isEqualTo(2);
    }
}
