package io.sluice.bench.micro;

import io.sluice.base.bytes.Buffer;
import io.sluice.http.http1.HeadEdits;
import io.sluice.http.http1.HeadForwarder;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.HeadParser;
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

/** Reading a message head and putting it into the form in which it is forwarded. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HeadBenchmark {

    private static final int START = 16_384;
    private static final int HEAD_BYTES = 15_360;
    private static final String SMALL_REQUEST = """
        GET /small HTTP/1.1
        Host: 127.0.0.1:8100

        """;
    private static final String BROWSER_REQUEST = """
        GET /catalogue/chairs?colour=green&page=3 HTTP/1.1
        Host: www.example.com
        User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0
        Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8
        Accept-Language: en-GB,en;q=0.7,de;q=0.3
        Accept-Encoding: gzip, deflate, br
        Referer: https://www.example.com/catalogue
        Connection: keep-alive
        Cookie: session=0123456789abcdef0123456789abcdef; consent=yes; theme=dark
        Upgrade-Insecure-Requests: 1
        Sec-Fetch-Dest: document
        Sec-Fetch-Mode: navigate
        Sec-Fetch-Site: same-origin
        Priority: u=1

        """;
    private static final String RESPONSE = """
        HTTP/1.1 200 OK
        Server: nginx/1.22.1
        Date: Fri, 01 Jan 2100 00:00:00 GMT
        Content-Type: text/html; charset=utf-8
        Content-Length: 200
        Last-Modified: Thu, 31 Dec 2099 00:00:00 GMT
        Connection: keep-alive
        ETag: "0123456789"
        Accept-Ranges: bytes

        """;

    private final HeadParser parser = new HeadParser(HEAD_BYTES);
    private final HeadIndex index = new HeadIndex();
    private final Buffer scratch = Buffer.allocate(2 * START);
    private final HeadEdits noEdits = new HeadEdits();
    private final HeadEdits oneLine = new HeadEdits();
    private final HeadEdits oneDropped = new HeadEdits();
    private Buffer small;
    private Buffer browser;
    private Buffer response;
    private int smallEnd;
    private int browserEnd;
    private int responseEnd;

    /** Puts the messages where the event loop receives them. */
    @Setup
    public void prepare() {
        small = received(SMALL_REQUEST);
        smallEnd = START + SMALL_REQUEST.replace("\n", "\r\n").length();
        browser = received(BROWSER_REQUEST);
        browserEnd = START + BROWSER_REQUEST.replace("\n", "\r\n").length();
        response = received(RESPONSE);
        responseEnd = START + RESPONSE.replace("\n", "\r\n").length();
        oneLine.append("X-Forwarded-For: 127.0.0.1\r\n".getBytes(StandardCharsets.US_ASCII));
        oneDropped.drop(1);
    }

    private static Buffer received(String text) {
        Buffer buffer = Buffer.allocate(4 * START);
        buffer.put(START, text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        return buffer;
    }

    @Benchmark
    public int parseSmallRequest() {
        return parser.parseRequest(small, START, smallEnd, index);
    }

    @Benchmark
    public int parseBrowserRequest() {
        return parser.parseRequest(browser, START, browserEnd, index);
    }

    @Benchmark
    public int parseResponse() {
        return parser.parseResponse(response, START, responseEnd, index);
    }

    /** Parsing is part of the figure: what is forwarded must have been parsed. */
    @Benchmark
    public int parseAndForwardUnchanged() {
        parser.parseRequest(small, START, smallEnd, index);
        return HeadForwarder.rewrite(small, index, smallEnd, noEdits, scratch);
    }

    @Benchmark
    public int parseAndForwardWithAddedLine() {
        // The head moves towards the front and is overwritten where it was, so it is laid down again each time.
        small.copyTo(START, scratch, START, smallEnd - START);
        parser.parseRequest(scratch, START, smallEnd, index);
        return HeadForwarder.rewrite(scratch, index, smallEnd, oneLine, small);
    }

    /** The head is written anew into the scratch buffer and copied over the old one; what that leaves is put right first. */
    @Benchmark
    public int parseAndWriteAnewWithoutALine() {
        browser.copyTo(START, response, 2 * START, browserEnd - START);
        int end = 2 * START + browserEnd - START;
        parser.parseRequest(response, 2 * START, end, index);
        return HeadForwarder.rewrite(response, index, end, oneDropped, scratch);
    }
}
