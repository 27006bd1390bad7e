package io.sluice.language.config.keyword;

import io.sluice.language.acl.Condition;
import io.sluice.language.acl.ConditionReader;
import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.model.BackendReference;
import io.sluice.language.config.text.Line;
import io.sluice.language.rule.SwitchingRule;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Checkpoint;
import io.sluice.language.sample.Expression;
import io.sluice.language.sample.ExpressionReader;
import java.util.List;

/** Which backend a frontend hands its requests to. */
final class ProxyRouting extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DF", "default_backend", "<backend>", "The backend when no rule names one."),
            Keyword.proxy("F", "use_backend", "<backend> [if | unless <condition>]", "A rule that names the backend."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        if (line.count() < 2) {
            reading.error(line, "'" + line.word(0) + "' expects a backend name.");
            return;
        }
        BackendReference reference = new BackendReference(line.word(1), line.position());
        if ("default_backend".equals(line.word(0))) {
            if (!reading.tooMany(line, 1)) {
                draft.section.defaultBackend = reference;
            }
            return;
        }
        String condition = line.word(2);
        if (line.count() > 2 && !"if".equals(condition) && !"unless".equals(condition)) {
            reading.diagnostics.error(line.position(),
                "unexpected keyword '" + condition + "' after switching rule, only 'if' and 'unless' are allowed.", condition, null);
            return;
        }
        LinePlace place = new LinePlace(reading, draft, line);
        Expression name = null;
        if (line.word(1).indexOf('%') >= 0) {
            name = computed(line, place, reading);
            if (name == null) {
                return;
            }
        }
        Condition test = null;
        if (line.count() > 2) {
            try {
                test = ConditionReader.read(line.words().subList(2, line.count()), draft.acls, place);
            } catch (ArgumentProblem problem) {
                reading.error(line, "error detected while parsing switching rule : " + problem.getMessage() + ".");
                return;
            }
            String conflict = ConditionReader.conflict(test, Checkpoint.CHOOSE_BACKEND, Checkpoint.CHOOSE_BACKEND.label());
            if (conflict != null) {
                reading.diagnostics.inLine(Severity.WARNING, line.position(), "parsing [" + line.position() + "] : " + conflict, null, null);
            }
        }
        draft.section.useBackends.add(new SwitchingRule(reference, name, test));
    }

    /** A name that is one expression, {@code %[…]}; null after an error was reported. */
    private static Expression computed(Line line, LinePlace place, Reading reading) {
        String word = line.word(1);
        if (!word.startsWith("%[") || !word.endsWith("]")) {
            reading.diagnostics.notSupported(line.position(), "use_backend " + word);
            return null;
        }
        try {
            return ExpressionReader.read(word.substring(2, word.length() - 1), place);
        } catch (ArgumentProblem problem) {
            reading.diagnostics.errorTight(line.position(), "failed to parse use_backend rule '" + word + "' : " + problem.getMessage() + ".");
            return null;
        }
    }
}
