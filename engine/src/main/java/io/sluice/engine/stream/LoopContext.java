package io.sluice.engine.stream;

import io.sluice.engine.log.LoopLog;
import io.sluice.engine.persist.CookieEditor;
import io.sluice.engine.proxy.AcceptGate;
import io.sluice.engine.proxy.ProcessVariables;
import io.sluice.engine.stats.ProcessState;
import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadEdits;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.HeadParser;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.sample.Sample;
import io.sluice.net.loop.EventLoop;

/**
 * What all streams of one event loop share: the loop, the reused parse results and the list of live streams. Owned by the loop's
 * thread.
 */
public final class LoopContext {

    private final EventLoop loop;
    private final ProcessState process;
    private final AcceptGate gate;
    private final LoopLog log;
    private final GlobalSection settings;
    private final ProcessVariables processVariables;
    private final HeadIndex requestHead = new HeadIndex();
    private final HeadIndex responseHead = new HeadIndex();
    private final HeadEdits edits = new HeadEdits();
    private final HeadParser parser;
    private final EditedHead request;
    private final EditedHead response;
    private final Sample sample;
    private final ReplyWriter replies;
    private final RulePath rules;
    private final ReplyEdits replyEdits;
    private final RequestPath requestPath;
    private final ProxyHeaders proxyHeaders = new ProxyHeaders();
    private CookieEditor cookies;
    private ServerConnector connector;
    private long bytesOut;
    private long bytesOutAtSecond;
    private long bytesOutRate;
    private Stream first;
    private int streamCount;
    private long nextStreamNumber;

    public LoopContext(EventLoop loop, ProcessState process, AcceptGate gate, LoopLog log, GlobalSection settings,
                       ProcessVariables processVariables) {
        this.loop = loop;
        this.process = process;
        this.gate = gate;
        this.log = log;
        this.settings = settings;
        this.processVariables = processVariables;
        this.parser = new HeadParser(settings.bufferSizeBytes, settings.maxRewriteBytes);
        this.request = new EditedHead(parser, edits, loop.scratchBuffer());
        this.response = new EditedHead(parser, edits, loop.scratchBuffer());
        this.sample = new Sample(settings.bufferSizeBytes);
        this.replies = new ReplyWriter(loop);
        this.replyEdits = new ReplyEdits(loop, parser);
        this.rules = new RulePath(replies, sample);
        this.requestPath = new RequestPath(replies, rules, sample);
    }

    /** Sets where streams get server connections from; once, before the loop runs. */
    public void connector(ServerConnector newConnector) {
        connector = newConnector;
    }

    ServerConnector connector() {
        return connector;
    }

    ReplyWriter replies() {
        return replies;
    }

    ReplyEdits replyEdits() {
        return replyEdits;
    }

    RulePath rules() {
        return rules;
    }

    public ProxyHeaders proxyHeaders() {
        return proxyHeaders;
    }

    RequestPath requestPath() {
        return requestPath;
    }

    /** The request, or the response, that is being worked on, with its edits. */
    EditedHead request() {
        return request;
    }

    EditedHead response() {
        return response;
    }

    ProcessVariables processVariables() {
        return processVariables;
    }

    /** The value that is being worked on; nothing in it outlives the evaluation of an expression. */
    Sample sample() {
        return sample;
    }

    HeadEdits edits() {
        return edits;
    }

    CookieEditor cookies() {
        if (cookies == null) {
            cookies = new CookieEditor();
        }
        return cookies;
    }

    HeadParser parser() {
        return parser;
    }

    void countBytesOut(int bytes) {
        bytesOut += bytes;
    }

    /** Pipes may be used at all. */
    boolean splices() {
        return process.pipes().limit() > 0;
    }

    /** Closes a second of the output rate; called once per second by housekeeping. */
    public void rollSecond() {
        bytesOutRate = bytesOut - bytesOutAtSecond;
        bytesOutAtSecond = bytesOut;
        process.openDescriptors(loop.index(), loop.registeredDescriptors());
    }

    /** Bytes sent to clients in the last full second. */
    public long bytesOutRate() {
        return bytesOutRate;
    }

    /** Bytes sent to clients by this loop. */
    public long bytesOut() {
        return bytesOut;
    }

    public EventLoop loop() {
        return loop;
    }

    public ProcessState process() {
        return process;
    }

    public AcceptGate gate() {
        return gate;
    }

    public LoopLog log() {
        return log;
    }

    public GlobalSection settings() {
        return settings;
    }

    /** The parse result for requests; valid until the next head is parsed on this loop. */
    public HeadIndex requestHead() {
        return requestHead;
    }

    /** The parse result for responses; valid until the next head is parsed on this loop. */
    public HeadIndex responseHead() {
        return responseHead;
    }

    /** The newest live stream; follow {@link Stream#nextInLoop()}. */
    public Stream firstStream() {
        return first;
    }

    public int streamCount() {
        return streamCount;
    }

    /** Enters a stream into the list; returns its number, unique in the process, in the shape of an address. */
    long enter(Stream stream) {
        stream.next = first;
        stream.previous = null;
        if (first != null) {
            first.previous = stream;
        }
        first = stream;
        streamCount++;
        process.streams().incrementAndGet();
        process.totalStreams().incrementAndGet();
        return 0x7f00_0000_0000L + ((long) loop.index() << 36) + (++nextStreamNumber & 0xffff_ffffL) * 16;
    }

    void leave(Stream stream) {
        if (stream.previous != null) {
            stream.previous.next = stream.next;
        } else if (first == stream) {
            first = stream.next;
        } else {
            return;
        }
        if (stream.next != null) {
            stream.next.previous = stream.previous;
        }
        stream.next = null;
        stream.previous = null;
        streamCount--;
        process.streams().decrementAndGet();
    }
}
