package io.sluice.engine.action;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Exchange;
import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadIndex;
import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.RuleSet;
import io.sluice.language.rule.Words;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Sample;

/** {@code set-method}, {@code set-path}, {@code set-pathq}, {@code set-query} and {@code set-uri}. */
final class RequestLineAction extends MessageAction {

    /** The part of the request line that is replaced. */
    private enum Part { METHOD, PATH, PATH_AND_QUERY, QUERY, TARGET }

    private final Part part;
    private final Text value;

    private RequestLineAction(Part part, Text value) {
        super(RuleSet.HTTP_REQUEST);
        this.part = part;
        this.value = value;
    }

    static ActionKeyword[] keywords() {
        return new ActionKeyword[] {
            new Keyword("set-method", Part.METHOD), new Keyword("set-path", Part.PATH), new Keyword("set-pathq", Part.PATH_AND_QUERY),
            new Keyword("set-query", Part.QUERY), new Keyword("set-uri", Part.TARGET)};
    }

    @Override
    void edit(EditedHead message, Exchange exchange, Sample sample) {
        value.write(exchange, sample);
        if (!isTarget(sample) || part != Part.QUERY && sample.length == 0) {
            message.breakUp();
            return;
        }
        boolean taken;
        if (part == Part.METHOD) {
            taken = message.edits().method(sample.bytes, sample.from, sample.length);
        } else if (part == Part.TARGET) {
            taken = message.edits().target(sample.bytes, sample.from, sample.length);
        } else {
            taken = replacePart(message, sample);
        }
        if (!taken) {
            message.breakUp();
        }
    }

    /** Nothing that would end the request line or one of its words. */
    private static boolean isTarget(Sample text) {
        for (int i = 0; i < text.length; i++) {
            byte octet = text.bytes[text.from + i];
            if (octet >= 0 && octet <= ' ' || octet == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private boolean replacePart(EditedHead message, Sample sample) {
        HeadIndex head = message.index();
        Buffer buffer = message.buffer();
        int start = head.pathLength > 0 ? head.pathOffset : head.targetOffset + head.targetLength;
        int end = head.targetOffset + head.targetLength;
        int mark = start;
        while (mark < end && buffer.get(mark) != '?') {
            mark++;
        }
        int from = part == Part.QUERY ? mark : start;
        int to = part == Part.PATH ? mark : end;
        int before = from - head.targetOffset;
        // An empty query leaves with its question mark.
        int question = part == Part.QUERY && sample.length > 0 ? 1 : 0;
        int total = before + question + sample.length + end - to;
        byte[] room = sample.room(total);
        if (room == null) {
            return false;
        }
        buffer.copyTo(head.targetOffset, room, 0, before);
        int at = before;
        if (question > 0) {
            room[at++] = '?';
        }
        System.arraycopy(sample.bytes, sample.from, room, at, sample.length);
        buffer.copyTo(to, room, at + sample.length, end - to);
        return message.edits().target(room, 0, total);
    }

    private record Keyword(String name, Part part) implements ActionKeyword {

        @Override
        public Object bind(Words words, Diagnostics diagnostics) {
            String format = words.atCondition() ? "" : words.next();
            if (format.isEmpty()) {
                return words.fail(diagnostics, "expects exactly 1 argument <format>");
            }
            try {
                return new RequestLineAction(part, Text.read(format, words));
            } catch (ArgumentProblem problem) {
                return words.fail(diagnostics, problem.getMessage());
            }
        }
    }
}
