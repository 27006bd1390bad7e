package io.sluice.bench.micro;

import io.sluice.base.bytes.Buffer;
import io.sluice.http.http1.BodyDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Following the framing of a body of about 64 KiB that is forwarded as it is. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BodyBenchmark {

    private static final int BODY_BYTES = 65_536;
    private static final int LARGE_CHUNKS = 4;
    private static final int SMALL_CHUNKS = 512;

    private final BodyDecoder decoder = new BodyDecoder();
    private final Buffer plain = Buffer.allocate(BODY_BYTES);
    private Buffer largeChunks;
    private Buffer smallChunks;

    @Setup
    public void prepare() {
        largeChunks = chunked(LARGE_CHUNKS);
        smallChunks = chunked(SMALL_CHUNKS);
    }

    private static Buffer chunked(int count) {
        int size = BODY_BYTES / count;
        String body = (Integer.toHexString(size) + "\r\n" + "x".repeat(size) + "\r\n").repeat(count) + "0\r\n\r\n";
        Buffer buffer = Buffer.allocate(body.length());
        buffer.put(0, body.getBytes(StandardCharsets.US_ASCII));
        return buffer;
    }

    @Benchmark
    public int contentLength() {
        decoder.start(BodyDecoder.LENGTH, BODY_BYTES);
        return decoder.advance(plain, 0, BODY_BYTES);
    }

    @Benchmark
    public int chunksOf16KiB() {
        decoder.start(BodyDecoder.CHUNKED, 0);
        return decoder.advance(largeChunks, 0, largeChunks.capacity());
    }

    @Benchmark
    public int chunksOf128Bytes() {
        decoder.start(BodyDecoder.CHUNKED, 0);
        return decoder.advance(smallChunks, 0, smallChunks.capacity());
    }
}
