package io.sluice.language.config.keyword;

import io.sluice.language.acl.Condition;
import io.sluice.language.acl.ConditionReader;
import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Suggestion;
import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.Rule;
import io.sluice.language.rule.RuleSet;
import io.sluice.language.rule.Words;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Checkpoint;
import java.util.ArrayList;
import java.util.List;

/** {@code http-request} and its siblings. The actions come from the vocabulary of whoever runs the rules. */
final class ProxyRules extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DFB", "http-request", "<action> [<argument>…] [if | unless <condition>]", "A rule that is applied to every request."),
            Keyword.proxy("DFB", "http-response", "<action> [<argument>…] [if | unless <condition>]",
                "A rule that is applied to every response of a server."),
            Keyword.proxy("DFB", "http-after-response", "<action> [<argument>…] [if | unless <condition>]",
                "A rule that is applied to every response, also to those made here."));
    }

    private static RuleSet ruleSet(String word) {
        return switch (word) {
            case "http-request" -> RuleSet.HTTP_REQUEST;
            case "http-response" -> RuleSet.HTTP_RESPONSE;
            default -> RuleSet.HTTP_AFTER_RESPONSE;
        };
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        RuleSet set = ruleSet(line.word(0));
        if (draft.isDefaults() && draft.section.name == null) {
            reading.error(line, "'" + set.keyword() + "' not allowed in anonymous 'defaults' section.");
            return;
        }
        String name = line.word(1);
        ActionKeyword action = reading.surroundings.actions().find(set, name);
        if (action == null) {
            unknown(line, set, reading);
            draft.faulty = true;
            return;
        }
        LinePlace place = new LinePlace(reading, draft, line);
        Words words = new Words(line.words(), 2, line.position(), draft.section, draft.describe(), set, reading.files(),
            reading.configuration.global.bufferSizeBytes, place);
        Object bound = action.bind(words, reading.diagnostics);
        if (bound == null) {
            draft.faulty = true;
            return;
        }
        if (!words.atCondition()) {
            reading.diagnostics.errorTight(line.position(), "'" + set.keyword() + " " + name
                + "' expects either 'if' or 'unless' followed by a condition but found '" + words.peek() + "'.");
            return;
        }
        Condition condition = null;
        if (words.hasNext()) {
            try {
                condition = ConditionReader.read(words.rest(), draft.acls, place);
            } catch (ArgumentProblem problem) {
                reading.error(line, "error detected while parsing an '" + set.keyword() + " " + name + "' condition : " + problem.getMessage() + ".");
                return;
            }
            warnAboutConflict(condition, set, line, draft, reading);
        }
        if (draft.finalRules.contains(set)) {
            reading.diagnostics.inLine(Severity.WARNING, line.position(), "parsing [" + line.position()
                + "]: previous '" + set.keyword() + "' action is final and has no condition attached, further entries are NOOP.", null, null);
        }
        if (action.isFinal() && condition == null) {
            draft.finalRules.add(set);
        } else {
            draft.finalRules.remove(set);
        }
        draft.section.rules(set).add(new Rule(set, name, bound, condition, line.position()));
    }

    private static void warnAboutConflict(Condition condition, RuleSet set, Line line, ProxyDraft draft, Reading reading) {
        Checkpoint checkpoint = set.checkpoint(draft.isDefaults() || draft.section.hasFrontend());
        String conflict = ConditionReader.conflict(condition, checkpoint, checkpoint.label());
        if (conflict != null) {
            reading.diagnostics.inLine(Severity.WARNING, line.position(), "parsing [" + line.position() + "] : " + conflict, null, null);
        }
    }

    private static void unknown(Line line, RuleSet set, Reading reading) {
        String name = line.word(1);
        if (KnownNames.isAction(name)) {
            reading.diagnostics.notSupported(line.position(), set.keyword() + " " + name);
            return;
        }
        StringBuilder text = new StringBuilder(256).append('\'').append(set.keyword()).append("' expects ");
        List<String> names = new ArrayList<>();
        for (ActionKeyword action : reading.surroundings.actions().actions(set)) {
            names.add(action.name());
            text.append('\'').append(action.name()).append("', ");
        }
        names.addAll(KnownNames.actions());
        String suggestion = reading.diagnostics.isFull() ? null : Suggestion.find(name, names);
        text.append("but got '").append(name).append('\'');
        text.append(name.isEmpty() ? " (missing argument)." : suggestion == null ? "." : ". Did you mean '" + suggestion + "' maybe ?");
        reading.diagnostics.inLine(Severity.ALERT, line.position(),
            "parsing [" + line.position() + "]: " + text, name, suggestion);
    }
}
