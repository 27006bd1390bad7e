package io.sluice.bench.micro;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.engine.log.LinuxLogDevice;
import io.sluice.engine.log.LogIdentity;
import io.sluice.engine.log.LogSystem;
import io.sluice.engine.log.LoopLog;
import io.sluice.engine.log.ProxyLog;
import io.sluice.engine.log.TrafficRecord;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.LogLine;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxySection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a log line costs the event loop: printing it, header included, and offering it to the writer, whose queue is full here. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LogBenchmark {

    private static final int LONGEST_LINE = 1_024;
    private static final int LOCAL0 = 16;
    private static final int LOWEST_LEVEL = 7;
    private static final int PORT = 514;

    @Param({"HTTP", "TCP", "CLF"})
    public ProxySection.LogFormat format;

    private final TrafficRecord record = new TrafficRecord();
    private ProxyLog log;
    private LoopLog loop;

    @Setup
    public void prepare() {
        ProxySection section = new ProxySection();
        section.name = "web";
        section.kind = ProxySection.Kind.LISTEN;
        section.mode = ProxySection.Mode.HTTP;
        section.logFormat = format;
        section.logs.add(new LogLine("target", LogLine.Kind.UDP, SocketAddress.ofIp(IpText.parse("127.0.0.1"), PORT), LONGEST_LINE,
            LogLine.Format.RFC3164, LOCAL0, LOWEST_LEVEL, 0, List.of(), 0, Position.NONE));
        LogSystem system = new LogSystem(new GlobalSection(), new LogIdentity("sluice", 1, "host"), new LinuxLogDevice(), (target, error) -> { });
        log = system.proxyLog(section);
        loop = system.openLoop();
        fillRecord();
    }

    private void fillRecord() {
        byte[] address = {2, 0, (byte) 200, 10, 127, 0, 0, 1};
        System.arraycopy(address, 0, record.clientAddress, 0, address.length);
        record.clientAddressLength = 16;
        record.frontendName = ascii("web");
        record.backendName = ascii("web");
        record.serverName = ascii("s1");
        record.status = 200;
        record.bytesToClient = 300;
        record.acceptDateMs = 4_102_444_800_123L;
        record.requestDateMs = 4_102_444_800_456L;
        record.requestLine = ascii("GET /catalogue/chairs?colour=green HTTP/1.1");
        record.requestLineLength = record.requestLine.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    public void emit() {
        log.emit(loop, record);
    }
}
