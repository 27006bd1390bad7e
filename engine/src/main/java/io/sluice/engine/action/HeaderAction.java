package io.sluice.engine.action;

import io.sluice.engine.proxy.Exchange;
import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadEdits;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.HeaderSearch;
import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.Words;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** {@code set-header}, {@code add-header} and {@code del-header}. */
final class HeaderAction extends MessageAction {

    private static final byte[] COLON = {':', ' '};
    private static final byte[] LINE_END = {'\r', '\n'};

    private final byte[] name;
    private final boolean removes;
    /** Null when nothing is added. */
    private final Text value;

    private HeaderAction(Words words, byte[] name, boolean removes, Text value) {
        super(words.ruleSet());
        this.name = name;
        this.removes = removes;
        this.value = value;
    }

    static ActionKeyword setKeyword() {
        return new Keyword("set-header");
    }

    static ActionKeyword addKeyword() {
        return new Keyword("add-header");
    }

    static ActionKeyword removeKeyword() {
        return new Keyword("del-header");
    }

    @Override
    void edit(EditedHead message, Exchange exchange, Sample sample) {
        if (value != null) {
            // The value may be made of the header that is about to be replaced.
            value.write(exchange, sample);
            if (!isSafe(sample)) {
                message.breakUp();
                return;
            }
        }
        if (removes) {
            remove(message);
        }
        if (value != null) {
            HeadEdits edits = message.edits();
            boolean fits = edits.append(name) && edits.append(COLON) && edits.append(sample.bytes, sample.from, sample.length)
                && edits.append(LINE_END);
            if (!fits) {
                message.breakUp();
            }
        }
    }

    private void remove(EditedHead message) {
        HeadEdits edits = message.edits();
        HeadIndex head = message.pending();
        if (edits.appends(name)) {
            // A line that an earlier rule has added has no number yet.
            head = message.index();
        }
        for (int i = HeaderSearch.find(head, message.buffer(), name, 0); i >= 0; i = HeaderSearch.find(head, message.buffer(), name, i + 1)) {
            edits.drop(i);
        }
    }

    private record Keyword(String name) implements ActionKeyword {

        @Override
        public Object bind(Words words, Diagnostics diagnostics) {
            boolean only = "del-header".equals(name);
            String header = words.atCondition() ? "" : words.next();
            String format = only || words.atCondition() ? "" : words.next();
            if (header.isEmpty() || !only && format.isEmpty()) {
                return words.fail(diagnostics, only ? "expects at least 1 argument" : "expects exactly 2 arguments");
            }
            if (only && words.take("-m")) {
                return words.fail(diagnostics, "'-m' is not supported yet");
            }
            try {
                return new HeaderAction(words, header.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1),
                    !"add-header".equals(name), only ? null : Text.read(format, words));
            } catch (ArgumentProblem problem) {
                return words.fail(diagnostics, problem.getMessage());
            }
        }
    }
}
