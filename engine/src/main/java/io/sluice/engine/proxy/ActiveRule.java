package io.sluice.engine.proxy;

import io.sluice.language.acl.Condition;

/**
 * A rule as it runs.
 *
 * @param condition when the action is carried out; null for always
 * @param action what is done
 */
public record ActiveRule(Condition condition, RuleAction action) {
}
