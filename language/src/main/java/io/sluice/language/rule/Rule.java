package io.sluice.language.rule;

import io.sluice.language.config.model.Position;
import java.util.List;

/**
 * One rule of a rule set, in the order of the file.
 *
 * @param ruleSet which list the rule belongs to
 * @param keyword the action as written, for example {@code return}
 * @param action what the action's {@link ActionKeyword#bind} returned; the vocabulary's owner knows its type
 * @param enabled false when the rule's condition is constantly false: such a rule is kept for display and never runs
 * @param conditionWords the words behind the action, starting with {@code if} or {@code unless}; empty when unconditional
 * @param position where it was written
 */
public record Rule(RuleSet ruleSet, String keyword, Object action, boolean enabled, List<String> conditionWords, Position position) {

    public Rule {
        conditionWords = List.copyOf(conditionWords);
    }
}
