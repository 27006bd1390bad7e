package io.sluice.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.LogLine;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.syscall.Errno;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Proxies, loops and writer together on a device in memory; the tests take the writer's turns. */
class LogSystemTest {

    private static final int ALL = 7;

    private final FakeLogDevice device = new FakeLogDevice();
    private final GlobalSection global = new GlobalSection();
    private final ProxySection proxy = new ProxySection();

    LogSystemTest() {
        proxy.mode = ProxySection.Mode.HTTP;
        proxy.logFormat = ProxySection.LogFormat.HTTP;
    }

    private static LogLine line(int port, LogLine.Format format, int maxLength, int maxLevel, int minLevel) {
        return new LogLine("127.0.0.1:" + port, LogLine.Kind.UDP, SocketAddress.ofIp(new byte[] {127, 0, 0, 1}, port), maxLength, format, 16,
            maxLevel, minLevel, List.of(), 0, Position.NONE);
    }

    private static LogLine raw(int port) {
        return line(port, LogLine.Format.RAW, 1024, ALL, 0);
    }

    private LogSystem system() {
        return new LogSystem(global, new LogIdentity("sluice", 42, null), device, (target, errno) -> { });
    }

    private static TrafficRecord record(String target, int status) {
        TrafficRecord record = Records.of("127.0.0.1", 40000, "main", "2026-11-20T22:49:42.240Z");
        Records.request(record, "GET " + target + " HTTP/1.1", status, 100);
        Records.timers(record, 0, -1, -1, -1, 0);
        record.bytesFromClient = 50;
        return Records.termination(record, "LR");
    }

    /** Emits one record and returns what the device got. */
    private List<String> emit(TrafficRecord record) {
        LogSystem system = system();
        system.proxyLog(proxy).emit(system.openLoop(), record);
        system.writer().turn();
        return device.arrived;
    }

    @Test
    void aLineReachesEveryTargetWithItsOwnHeader() {
        proxy.logs.add(raw(1));
        proxy.logs.add(line(2, LogLine.Format.SHORT, 1024, ALL, 0));
        String text = "127.0.0.1:40000 [20/Nov/2026:22:49:42.240] main main/<NOSRV> 0/-1/-1/-1/0 200 100 - - LR-- 0/0/0/0/0 0/0 \"GET / HTTP/1.1\"\n";

        assertThat(emit(record("/", 200))).containsExactly(text, "<6>" + text);
    }

    @Test
    void theLengthLimitCountsHeaderAndLineEnd() {
        proxy.logs.add(line(1, LogLine.Format.RAW, 80, ALL, 0));
        proxy.logs.add(line(2, LogLine.Format.PRIORITY, 80, ALL, 0));

        List<String> arrived = emit(record("/", 200));
        assertThat(arrived).allMatch(message -> message.length() == 80 && message.endsWith("\n"));
        assertThat(arrived.get(0)).isEqualTo("127.0.0.1:40000 [20/Nov/2026:22:49:42.240] main main/<NOSRV> 0/-1/-1/-1/0 200 1\n");
        assertThat(arrived.get(1)).startsWith("<134>127.0.0.1:40000 ").endsWith("0/-1/-1/-1/0 \n");
    }

    @Test
    void aTargetsLevelsFilterAndLowerMessages() {
        proxy.logs.add(line(1, LogLine.Format.SHORT, 1024, LogLevel.NOTICE, 0));
        proxy.logs.add(line(2, LogLine.Format.SHORT, 1024, ALL, LogLevel.ERROR));
        LogSystem system = system();
        ProxyLog log = system.proxyLog(proxy);
        system.events().log(log, LogLevel.ALERT, "down");
        system.events().log(log, LogLevel.INFO, "traffic");
        system.writer().turn();

        assertThat(device.arrived).containsExactly("<1>down\n", "<3>down\n", "<6>traffic\n");
    }

    @Test
    void errorsAreRaisedWhenTheyAreSeparated() {
        proxy.logs.add(line(1, LogLine.Format.SHORT, 1024, ALL, 0));
        proxy.options.add(ProxyOption.LOG_SEPARATE_ERRORS);
        emit(record("/ok", 200));
        emit(record("/500", 500));
        emit(record("/404", 404));
        emit(Records.termination(record("/deny", 403), "PR"));
        TrafficRecord retried = Records.termination(record("/retried", 200), "--");
        retried.retries = 1;
        emit(retried);
        emit(Records.termination(record("/normal", 200), "--"));

        assertThat(device.arrived.stream().map(message -> message.substring(0, 3) + message.replaceAll(".*GET (\\S+) .*\n", "$1")))
            .containsExactly("<6>/ok", "<3>/500", "<6>/404", "<3>/deny", "<3>/retried", "<6>/normal");
    }

    @Test
    void normalTrafficIsLeftOutOnRequest() {
        proxy.logs.add(raw(1));
        proxy.options.add(ProxyOption.DONT_LOG_NORMAL);
        emit(record("/ok", 200));
        emit(record("/404", 404));
        emit(record("/500", 500));

        assertThat(device.arrived).hasSize(1).first().asString().contains("/500");
    }

    @Test
    void connectionsWithoutAByteAreLeftOutOnRequest() {
        proxy.logs.add(raw(1));
        TrafficRecord empty = record("/", 400);
        empty.bytesFromClient = 0;
        emit(empty);
        assertThat(device.arrived).hasSize(1);

        proxy.options.add(ProxyOption.DONT_LOG_NULL);
        emit(empty);
        assertThat(device.arrived).hasSize(1);
    }

    @Test
    void theLineThatSaysWhoConnectedIsNeverLeftOut() {
        proxy.logs.add(raw(1));
        proxy.logFormat = ProxySection.LogFormat.NONE;
        proxy.options.add(ProxyOption.DONT_LOG_NULL);
        proxy.options.add(ProxyOption.DONT_LOG_NORMAL);
        TrafficRecord record = record("/", -1);
        record.bytesFromClient = 0;

        assertThat(emit(record)).containsExactly("Connect from 127.0.0.1:40000 to -:- (main/HTTP)\n");
        assertThat(system().proxyLog(proxy).isAtAccept()).isTrue();
    }

    @Test
    void aProxysTagReplacesTheProcesss() {
        proxy.logTag = "own";
        proxy.logs.add(line(1, LogLine.Format.LOCAL, 1024, ALL, 0));

        assertThat(emit(record("/", 200)).getFirst()).contains(" own[42]: 127.0.0.1:40000 ");
    }

    @Test
    void aSampledTargetGetsTheNamedPartOfEachPeriod() {
        proxy.logs.add(new LogLine("127.0.0.1:1", LogLine.Kind.UDP, SocketAddress.ofIp(new byte[] {127, 0, 0, 1}, 1), 1024, LogLine.Format.RAW, 16,
            ALL, 0, List.of(1, 1, 3, 4), 5, Position.NONE));
        LogSystem system = system();
        ProxyLog log = system.proxyLog(proxy);
        for (int i = 1; i <= 11; i++) {
            system.events().log(log, LogLevel.INFO, "m" + i);
        }
        system.writer().turn();

        assertThat(device.arrived).containsExactly("m1\n", "m3\n", "m4\n", "m6\n", "m8\n", "m9\n", "m11\n");
    }

    @Test
    void linesWithTheSameDestinationShareOneSocket() {
        proxy.logs.add(raw(1));
        global.logs.add(line(1, LogLine.Format.SHORT, 1024, ALL, 0));
        LogSystem system = system();
        system.events().log(system.proxyLog(proxy), LogLevel.INFO, "a");
        system.events().log(system.processLog(), LogLevel.NOTICE, "b");
        system.writer().turn();

        assertThat(device.arrived).containsExactly("a\n", "<5>b\n");
        assertThat(device.calls).containsOnlyOnce("open");
    }

    @Test
    void aMessageCannotFakeASecondOne() {
        global.logs.add(raw(1));
        LogSystem system = system();
        system.events().log(system.processLog(), LogLevel.NOTICE, "reason\n<0>fake");
        system.writer().turn();

        assertThat(device.arrived).containsExactly("reason#0A<0>fake\n");
    }

    @Test
    void aBlockedTargetDoesNotHoldUpAnotherOneAndItsLossesAreCounted() {
        StuckDevice stuck = new StuckDevice(1);
        proxy.logs.add(raw(1));
        proxy.logs.add(raw(2));
        LogSystem system = new LogSystem(global, new LogIdentity("sluice", 42, null), stuck, (target, errno) -> { });
        ProxyLog log = system.proxyLog(proxy);
        LoopLog loop = system.openLoop();
        int count = LogOutlet.OUTBOX_MESSAGES + 100;
        for (int i = 0; i < count; i++) {
            log.emit(loop, record("/" + i, 200));
            if (i % 50 == 0) {
                system.writer().turn();
            }
        }
        system.writer().turn();

        assertThat(stuck.sentTo(2)).isEqualTo(count);
        assertThat(system.dropped()).isEqualTo(100);
        assertThat(system.droppedByTarget()).isEqualTo(Map.of("127.0.0.1:1", 100L, "127.0.0.1:2", 0L));
    }

    @Test
    void aLoopThatIsNeverDrainedDropsAndCountsInsteadOfWaiting() {
        proxy.logs.add(raw(1));
        LogSystem system = system();
        ProxyLog log = system.proxyLog(proxy);
        LoopLog loop = system.openLoop();
        int count = 10_000;
        TrafficRecord record = record("/", 200);
        for (int i = 0; i < count; i++) {
            log.emit(loop, record);
        }
        long dropped = system.dropped();
        assertThat(dropped).isPositive();

        for (int i = 0; i < 100; i++) {
            system.writer().turn();
        }
        assertThat(device.arrived).hasSize((int) (count - dropped));
    }

    @Test
    void aProxyWithoutTargetsDoesNothing() {
        LogSystem system = system();
        ProxyLog log = system.proxyLog(proxy);
        log.emit(system.openLoop(), record("/", 200));

        assertThat(log.isEnabled()).isFalse();
        assertThat(system.writer().turn()).isZero();
    }

    @Test
    void aWarmedLoopEmitsWithoutGarbage() {
        proxy.logs.add(line(1, LogLine.Format.RFC5424, 1024, ALL, 0));
        proxy.logs.add(line(2, LogLine.Format.LOCAL, 1024, ALL, 0));
        LogSystem system = new LogSystem(global, new LogIdentity("sluice", 42, null), new StuckDevice(0), (target, errno) -> { });
        ProxyLog log = system.proxyLog(proxy);
        LoopLog loop = system.openLoop();
        TrafficRecord record = record("/\"#", 200);
        record.requestCaptures = Records.captures(record, "www");
        record.clientAddressLength = Records.putAddress("2001:db8::1", 1, record.clientAddress);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        int count = 5000;
        for (int round = 0; round < 6; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < count; i++) {
                record.requestDateMs += 10;
                log.emit(loop, record);
                if (i % 100 == 0) {
                    system.writer().turn();
                }
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }
        // A new anchor of the clock costs a few bytes once per second.
        assertThat(allocated).isLessThan(count / 10);
    }

    /** Takes everything except on the socket of one port. */
    private static final class StuckDevice implements LogDevice {

        private final int stuckPort;
        private final int[] sent = new int[10];
        private final int[] segmentSizes = new int[10];

        StuckDevice(int stuckPort) {
            this.stuckPort = stuckPort;
        }

        int sentTo(int port) {
            return sent[port];
        }

        @Override
        public int openDatagram(SocketAddress target) {
            return target.port();
        }

        @Override
        public int setSegmentSize(int descriptor, int sizeBytes) {
            segmentSizes[descriptor] = sizeBytes;
            return 0;
        }

        @Override
        public int sendMany(int descriptor, Buffer buffer, int[] offsets, int[] lengths, int count) {
            if (descriptor == stuckPort) {
                return -Errno.EAGAIN;
            }
            for (int i = 0; i < count; i++) {
                int size = segmentSizes[descriptor] == 0 ? lengths[i] : segmentSizes[descriptor];
                sent[descriptor] += (lengths[i] + size - 1) / size;
            }
            return count;
        }

        @Override
        public boolean isDatagram(int descriptor) {
            return false;
        }

        @Override
        public int write(int descriptor, Buffer buffer, int offset, int length) {
            return length;
        }

        @Override
        public int awaitWritable(int descriptor, int timeoutMs) {
            return 1;
        }

        @Override
        public int close(int descriptor) {
            return 0;
        }
    }
}
