package io.sluice.engine.stream;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Backend;
import io.sluice.http.http1.HeadIndex;
import io.sluice.language.sample.Sample;

/**
 * The way of one request through the proxy, phase by phase, in HAProxy's order. One instance per loop; the state of a request is in
 * its stream.
 */
final class RequestPath {

    /** The stops on the way; each answers whether the request goes on. */
    private enum Phase { MONITOR, FRONTEND_BODY, FRONTEND_RULES, CHOOSE_BACKEND, BACKEND_BODY, BACKEND_RULES, PERSIST, EDIT, FORWARD }

    private static final Phase[] ORDER = Phase.values();

    private final ForwardedFor forwardedFor = new ForwardedFor();
    private final ReplyWriter replies;
    private final RulePath rules;
    private final Sample sample;

    RequestPath(ReplyWriter replies, RulePath rules, Sample sample) {
        this.replies = replies;
        this.rules = rules;
        this.sample = sample;
    }

    /** Takes a request from its head to its server, or to the reply that ends it here. */
    void run(HttpStream stream, HeadIndex head, Buffer buffer, int bodyFrom, int bodyTo) {
        proceed(stream, head, buffer, bodyFrom, bodyTo, 0);
    }

    /** Goes on with a phase; the stream calls it for a request that stopped at the phase before. */
    void proceed(HttpStream stream, HeadIndex head, Buffer buffer, int bodyFrom, int bodyTo, int firstPhase) {
        for (int i = firstPhase; i < ORDER.length; i++) {
            boolean goesOn = switch (ORDER[i]) {
                case FRONTEND_BODY -> !stream.frontend().proxy().buffersRequests() || stream.awaitBody(buffer, bodyTo, i + 1);
                case BACKEND_BODY -> !stream.backend().proxy().buffersRequests() || stream.frontend().proxy().buffersRequests()
                    || stream.awaitBody(buffer, bodyTo, i + 1);
                case MONITOR -> monitor(stream, head, buffer);
                case FRONTEND_RULES -> rules.request(stream, stream.frontend().proxy());
                case CHOOSE_BACKEND -> chooseBackend(stream);
                case BACKEND_RULES -> stream.backend().proxy() == stream.frontend().proxy()
                    || rules.request(stream, stream.backend().proxy());
                case PERSIST -> stream.backend().persistence() == null || persist(stream);
                case EDIT -> UniqueIdHeader.edit(stream) && forwardedFor.edit(stream, buffer);
                case FORWARD -> {
                    stream.forwardRequest(head, buffer, bodyFrom, bodyTo);
                    yield false;
                }
            };
            if (!goesOn) {
                return;
            }
        }
    }

    private boolean monitor(HttpStream stream, HeadIndex head, Buffer buffer) {
        byte[] uri = stream.frontend().proxy().monitorUri();
        if (uri == null || uri.length != head.targetLength) {
            return true;
        }
        for (int i = 0; i < uri.length; i++) {
            if (buffer.get(head.targetOffset + i) != uri[i]) {
                return true;
            }
        }
        stream.countIntercepted();
        stream.leaveUnlogged();
        stream.reply(replies.find(stream.frontend().proxy(), stream.frontend().proxy(), 200), 'L', 'R');
        return false;
    }

    private static boolean persist(HttpStream stream) {
        LoopContext context = stream.context();
        context.cookies().request(stream.affinity, context.request(), context.loop().wallMs());
        return true;
    }

    private boolean chooseBackend(HttpStream stream) {
        Backend chosen = stream.frontend().choice().choose(stream, sample);
        if (chosen == null) {
            stream.fail(Failure.NO_BACKEND);
            return false;
        }
        stream.enterBackend(chosen);
        return true;
    }
}
