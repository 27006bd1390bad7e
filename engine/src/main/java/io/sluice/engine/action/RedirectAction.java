package io.sluice.engine.action;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Exchange;
import io.sluice.engine.proxy.Reply;
import io.sluice.engine.proxy.RuleAction;
import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.message.StatusText;
import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.RuleSet;
import io.sluice.language.rule.Words;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Sample;
import java.nio.charset.StandardCharsets;

/** {@code redirect location|prefix|scheme <text> [code <status>] [drop-query] [append-slash] [set-cookie <text>] [clear-cookie <name>]}. */
final class RedirectAction extends RuleAction {

    private enum Kind { LOCATION, PREFIX, SCHEME }

    private final Kind kind;
    private final Text target;
    private final int status;
    private final boolean dropsQuery;
    private final boolean appendsSlash;
    private final String cookie;
    private final boolean response;

    private RedirectAction(Reading reading) {
        kind = reading.kind;
        target = reading.target;
        status = reading.status;
        dropsQuery = reading.dropsQuery;
        appendsSlash = reading.appendsSlash;
        cookie = reading.cookie;
        response = reading.words.ruleSet() == RuleSet.HTTP_RESPONSE;
    }

    static ActionKeyword keyword() {
        return new Keyword();
    }

    @Override
    public Verdict execute(Exchange exchange, Sample sample) {
        return Verdict.REPLY;
    }

    @Override
    public Verdict verdict() {
        return Verdict.REPLY;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Reply reply(Exchange exchange, Sample sample) {
        target.write(exchange, sample);
        if (!MessageAction.isSafe(sample)) {
            return Reply.standard(500);
        }
        StringBuilder location = new StringBuilder(sample.text());
        EditedHead request = response ? null : exchange.request();
        if (kind != Kind.LOCATION && request != null) {
            complete(request, location);
        }
        StringBuilder head = new StringBuilder(256).append("HTTP/1.1 ").append(status).append(' ')
            .append(new String(StatusText.reason(status), StandardCharsets.ISO_8859_1)).append("\r\ncontent-length: 0\r\nlocation: ")
            .append(location).append("\r\n");
        if (status == 302 || status == 303 || status == 307) {
            head.append("cache-control: no-cache\r\n");
        }
        if (cookie != null) {
            head.append("set-cookie: ").append(cookie).append("\r\n");
        }
        return Reply.headOnly(status, head.toString());
    }

    private void complete(EditedHead request, StringBuilder location) {
        HeadIndex head = request.index();
        Buffer buffer = request.buffer();
        if (kind == Kind.SCHEME) {
            int host = head.hostIndex;
            location.append("://");
            if (host >= 0) {
                location.append(buffer.toText(head.valueOffset[host], head.valueLength[host]));
            }
        } else if (location.length() == 1 && location.charAt(0) == '/') {
            location.setLength(0);
        }
        String path = head.pathLength == 0 ? "/" : buffer.toText(head.pathOffset, head.pathLength);
        int mark = path.indexOf('?');
        String query = mark < 0 || dropsQuery ? "" : path.substring(mark);
        String bare = mark < 0 ? path : path.substring(0, mark);
        location.append(bare);
        if (appendsSlash && !bare.endsWith("/")) {
            location.append('/');
        }
        location.append(query);
    }

    /** The words of one rule while they are read. */
    private static final class Reading {

        final Words words;
        Kind kind;
        Text target;
        int status = 302;
        boolean dropsQuery;
        boolean appendsSlash;
        String cookie;

        Reading(Words words) {
            this.words = words;
        }

        /** Answers what is wrong, or null. */
        String read() throws ArgumentProblem {
            while (!words.atCondition()) {
                String word = words.next();
                switch (word) {
                    case "location", "prefix", "scheme" -> {
                        if (words.atCondition()) {
                            return "missing argument for '" + word + "'";
                        }
                        kind = "location".equals(word) ? Kind.LOCATION : "prefix".equals(word) ? Kind.PREFIX : Kind.SCHEME;
                        target = Text.read(words.next(), words);
                    }
                    case "code" -> {
                        String problem = code();
                        if (problem != null) {
                            return problem;
                        }
                    }
                    case "set-cookie", "clear-cookie" -> {
                        if (words.atCondition()) {
                            return "missing argument for '" + word + "'";
                        }
                        String value = words.next();
                        boolean clears = "clear-cookie".equals(word);
                        cookie = value + (clears ? "; path=/; Max-Age=0;" : "; path=/;");
                    }
                    case "drop-query" -> dropsQuery = true;
                    case "append-slash" -> appendsSlash = true;
                    case "ignore-empty", "keep-query", "set-cookie-fmt" -> {
                        return "'" + word + "' is not supported yet";
                    }
                    default -> {
                        return "expects 'code', 'prefix', 'location', 'scheme', 'set-cookie', 'set-cookie-fmt', 'clear-cookie', 'drop-query', "
                            + "'ignore-empty' or 'append-slash' (was '" + word + "')";
                    }
                }
            }
            return kind == null ? "redirection type expected ('prefix', 'location', or 'scheme')" : null;
        }

        private String code() {
            if (words.atCondition()) {
                return "missing HTTP code";
            }
            String code = words.next();
            switch (code) {
                case "301", "302", "303", "307", "308" -> {
                    status = Integer.parseInt(code);
                    return null;
                }
                default -> {
                    return "'code': unsupported HTTP code '" + code + "' (must be one of 301, 302, 303, 307 or 308)";
                }
            }
        }
    }

    private static final class Keyword implements ActionKeyword {

        @Override
        public String name() {
            return "redirect";
        }

        @Override
        public boolean isFinal() {
            return true;
        }

        @Override
        public Object bind(Words words, Diagnostics diagnostics) {
            Reading reading = new Reading(words);
            try {
                String problem = reading.read();
                return problem == null ? new RedirectAction(reading) : words.fail(diagnostics, problem);
            } catch (ArgumentProblem problem) {
                return words.fail(diagnostics, problem.getMessage());
            }
        }
    }
}
