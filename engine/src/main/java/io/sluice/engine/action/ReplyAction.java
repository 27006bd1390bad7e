package io.sluice.engine.action;

import io.sluice.engine.proxy.Exchange;
import io.sluice.engine.proxy.Reply;
import io.sluice.engine.proxy.RuleAction;
import io.sluice.http.message.StatusText;
import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.ReplyArguments;
import io.sluice.language.rule.ReplySpec;
import io.sluice.language.rule.Words;
import io.sluice.language.sample.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** {@code http-request return} and {@code http-request deny}: a fixed answer without a server. */
final class ReplyAction extends RuleAction {

    private final Verdict verdict;
    private final int status;
    private final Reply reply;

    private ReplyAction(Verdict verdict, ReplySpec spec) {
        this.verdict = verdict;
        this.status = spec.status;
        this.reply = switch (spec.kind) {
            case PROXY_ERROR -> null;
            case RAW -> Reply.raw(spec.status, spec.bytes);
            case BODY -> compose(spec);
        };
    }

    /** The keyword {@code return}. */
    static ActionKeyword returnKeyword() {
        return new Keyword("return", Verdict.REPLY);
    }

    /** The keyword {@code deny}. */
    static ActionKeyword denyKeyword() {
        return new Keyword("deny", Verdict.DENY);
    }

    private static Reply compose(ReplySpec spec) {
        StringBuilder head = new StringBuilder(256);
        head.append("HTTP/1.1 ").append(spec.status).append(' ')
            .append(new String(StatusText.reason(spec.status), StandardCharsets.ISO_8859_1)).append("\r\n");
        for (ReplySpec.Header header : spec.headers) {
            head.append(header.name().toLowerCase(Locale.ROOT)).append(": ").append(header.value()).append("\r\n");
        }
        head.append("content-length: ").append(spec.bytes.length).append("\r\n");
        if (spec.contentType != null) {
            head.append("content-type: ").append(spec.contentType).append("\r\n");
        }
        return Reply.composed(spec.status, head.toString(), spec.bytes);
    }

    @Override
    public Verdict execute(Exchange exchange, Sample sample) {
        return verdict;
    }

    @Override
    public Verdict verdict() {
        return verdict;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Reply reply(Exchange exchange, Sample sample) {
        return reply;
    }

    private record Keyword(String name, Verdict verdict) implements ActionKeyword {

        @Override
        public boolean isFinal() {
            return true;
        }

        @Override
        public Object bind(Words words, Diagnostics diagnostics) {
            ReplySpec spec = verdict == Verdict.DENY ? ReplyArguments.deny(words, diagnostics)
                : ReplyArguments.parseReturn(words, diagnostics);
            return spec == null ? null : new ReplyAction(verdict, spec);
        }
    }
}
