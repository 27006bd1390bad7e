package io.sluice.language.rule;

import io.sluice.language.acl.Condition;
import io.sluice.language.config.model.Position;

/**
 * One rule of a rule set, in the order of the file.
 *
 * @param ruleSet which list the rule belongs to
 * @param keyword the action as written, for example {@code return}
 * @param action what the action's {@link ActionKeyword#bind} returned; the vocabulary's owner knows its type
 * @param condition when the action is carried out; null for always
 * @param position where it was written
 */
public record Rule(RuleSet ruleSet, String keyword, Object action, Condition condition, Position position) {
}
