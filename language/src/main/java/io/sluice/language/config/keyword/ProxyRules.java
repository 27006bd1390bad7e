package io.sluice.language.config.keyword;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Suggestion;
import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.Rule;
import io.sluice.language.rule.RuleSet;
import io.sluice.language.rule.Words;
import java.util.ArrayList;
import java.util.List;

/** {@code http-request} rules. The actions come from the vocabulary of whoever runs the rules. */
final class ProxyRules extends ProxyFamily {

    private static final RuleSet SET = RuleSet.HTTP_REQUEST;

    @Override
    List<Keyword> keywords() {
        return List.of(Keyword.proxy("DFB", "http-request", "<action> [<argument>…] [if | unless <constant condition>]",
            "A rule that is applied to every request."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        if (draft.isDefaults() && draft.section.name == null) {
            reading.error(line, "'http-request' not allowed in anonymous 'defaults' section.");
            return;
        }
        String name = line.word(1);
        ActionKeyword action = reading.surroundings.actions().find(SET, name);
        if (action == null) {
            unknown(line, reading);
            draft.faulty = true;
            return;
        }
        Words words = new Words(line.words(), 2, line.position(), draft.section, draft.describe(), SET, reading.files());
        Object bound = action.bind(words, reading.diagnostics);
        if (bound == null) {
            draft.faulty = true;
            return;
        }
        if (!words.atCondition()) {
            reading.diagnostics.errorTight(line.position(), "'" + SET.keyword() + " " + name
                + "' expects either 'if' or 'unless' followed by a condition but found '" + words.peek() + "'.");
            return;
        }
        List<String> conditionWords = words.rest();
        ConstantCondition condition = ConstantCondition.read(conditionWords, draft);
        if (condition.error() != null) {
            reading.diagnostics.error(line.position(), "error detected while parsing an '" + SET.keyword() + " " + name + "' condition : "
                + condition.error(), condition.word(), null);
            return;
        }
        if (draft.requestRulesFinal) {
            reading.diagnostics.inLine(Severity.WARNING, line.position(), "parsing [" + line.position()
                + "]: previous '" + SET.keyword() + "' action is final and has no condition attached, further entries are NOOP.", null, null);
        }
        boolean last = "return".equals(name) || "deny".equals(name) || "allow".equals(name) || "tarpit".equals(name);
        draft.requestRulesFinal = last && conditionWords.isEmpty();
        draft.section.httpRequestRules.add(new Rule(SET, name, bound, condition.holds(), conditionWords, line.position()));
    }

    private static void unknown(Line line, Reading reading) {
        String name = line.word(1);
        if (KnownNames.isAction(name)) {
            reading.diagnostics.notSupported(line.position(), SET.keyword() + " " + name);
            return;
        }
        StringBuilder text = new StringBuilder(256).append('\'').append(SET.keyword()).append("' expects ");
        List<String> names = new ArrayList<>();
        for (ActionKeyword action : reading.surroundings.actions().actions(SET)) {
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
