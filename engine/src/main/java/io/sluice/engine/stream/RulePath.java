package io.sluice.engine.stream;

import io.sluice.engine.proxy.ActiveRule;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.proxy.Reply;
import io.sluice.engine.proxy.RuleAction;
import io.sluice.language.acl.Condition;
import io.sluice.language.sample.Sample;

/** Carries out lists of rules for a stream, and ends the exchange when one of them says so. One instance per loop. */
final class RulePath {

    private final ReplyWriter replies;
    private final Sample sample;

    RulePath(ReplyWriter replies, Sample sample) {
        this.replies = replies;
        this.sample = sample;
    }

    /** The {@code http-request} rules of one proxy; false when the request was answered. */
    boolean request(HttpStream stream, Proxy proxy) {
        RuleAction last = run(stream, proxy.requestRules());
        if (last == null) {
            return true;
        }
        Reply reply = reply(stream, proxy, last);
        switch (last.verdict()) {
            case DENY -> {
                stream.countDenied();
                stream.reply(reply, 'P', 'R');
            }
            case TARPIT -> {
                stream.countDenied();
                stream.tarpit(reply);
            }
            default -> {
                stream.countIntercepted();
                stream.reply(reply, 'L', 'R');
            }
        }
        return false;
    }

    /** The {@code http-response} rules of the backend and then of the frontend; false when the response was replaced. */
    boolean response(HttpStream stream) {
        Proxy back = stream.backend().proxy();
        Proxy front = stream.frontend().proxy();
        return response(stream, back) && (back == front || response(stream, front));
    }

    private boolean response(HttpStream stream, Proxy proxy) {
        RuleAction last = run(stream, proxy.responseRules());
        if (last == null) {
            return true;
        }
        boolean denied = last.verdict() == RuleAction.Verdict.DENY;
        if (denied) {
            stream.countDeniedResponse();
        }
        stream.reply(reply(stream, proxy, last), denied ? 'P' : 'L', 'H');
        return false;
    }

    /** Some rule is to be applied after a response has been made. */
    boolean hasAfterResponse(HttpStream stream) {
        return stream.frontend().proxy().afterResponseRules().length > 0
            || stream.backend() != null && stream.backend().proxy().afterResponseRules().length > 0;
    }

    /** The {@code http-after-response} rules of the backend, if there is one, and of the frontend. */
    void afterResponse(HttpStream stream) {
        Proxy front = stream.frontend().proxy();
        if (stream.backend() != null && stream.backend().proxy() != front) {
            run(stream, stream.backend().proxy().afterResponseRules());
        }
        run(stream, front.afterResponseRules());
    }

    private Reply reply(HttpStream stream, Proxy proxy, RuleAction action) {
        Reply reply = action.reply(stream, sample);
        return reply == null ? replies.find(proxy, stream.frontend().proxy(), action.status()) : reply;
    }

    /** Answers the action that ends the exchange, null when none did. */
    private RuleAction run(HttpStream stream, ActiveRule[] rules) {
        for (ActiveRule rule : rules) {
            Condition condition = rule.condition();
            if (condition != null && !condition.holds(stream, sample)) {
                continue;
            }
            switch (rule.action().execute(stream, sample)) {
                case CONTINUE -> { }
                case STOP -> {
                    return null;
                }
                default -> {
                    return rule.action();
                }
            }
        }
        return null;
    }
}
