package io.sluice.language.config;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.keyword.ProxyDraft;
import io.sluice.language.config.keyword.Reading;
import io.sluice.language.config.model.ErrorReplyLine;
import io.sluice.language.config.model.HttpErrors;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.rule.ReplySpec;
import java.util.Map;

/** Leads every reference to an {@code http-errors} section to its replies, when all sections have been read. */
final class ErrorReplyChecks {

    private ErrorReplyChecks() {
    }

    static void run(Reading reading) {
        for (ProxyDraft draft : reading.proxies) {
            ProxySection proxy = draft.section;
            for (ReplySpec reply : proxy.sectionReplies) {
                resolve(reply, proxy, reading);
            }
            for (ErrorReplyLine line : proxy.errorReplyLines) {
                apply(line, proxy, reading);
            }
        }
    }

    private static void apply(ErrorReplyLine line, ProxySection proxy, Reading reading) {
        if (line.section() == null) {
            for (int status : line.statuses()) {
                proxy.errorReplies.put(status, line.reply());
            }
            return;
        }
        HttpErrors section = reading.configuration.httpErrors.get(line.section());
        if (section == null) {
            reading.diagnostics.afterwards(Severity.ALERT, line.position(),
                "proxy '" + proxy.name + "': unknown http-errors section '" + line.section() + "' (at " + line.position() + ").");
            return;
        }
        if (line.statuses().isEmpty()) {
            for (Map.Entry<Integer, ReplySpec> reply : section.replies.entrySet()) {
                proxy.errorReplies.put(reply.getKey(), reply.getValue());
            }
        }
        for (int status : line.statuses()) {
            ReplySpec reply = section.replies.get(status);
            if (reply != null) {
                proxy.errorReplies.put(status, reply);
            } else {
                reading.diagnostics.afterwards(Severity.WARNING, line.position(), "config: proxy '" + proxy.name + "' : status '" + status
                    + "' not declared in http-errors section '" + line.section() + "' (at " + line.position() + ").");
            }
        }
    }

    private static void resolve(ReplySpec reply, ProxySection proxy, Reading reading) {
        HttpErrors section = reading.configuration.httpErrors.get(reply.section);
        if (section == null) {
            reading.diagnostics.afterwards(Severity.ALERT, proxy.position,
                "Proxy '" + proxy.name + "': unknown http-errors section '" + reply.section + "' referenced by an http reply .");
            return;
        }
        reply.resolve(section);
        if (!section.replies.containsKey(reply.status)) {
            reading.diagnostics.afterwards(Severity.WARNING, proxy.position, "Proxy '" + proxy.name + "': status '" + reply.status
                + "' referenced by an http reply not declared in http-errors section '" + reply.section + "'.");
        }
    }
}
