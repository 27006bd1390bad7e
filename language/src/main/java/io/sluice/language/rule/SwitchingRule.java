package io.sluice.language.rule;

import io.sluice.language.acl.Condition;
import io.sluice.language.config.model.BackendReference;
import io.sluice.language.sample.Expression;

/**
 * A {@code use_backend} line.
 *
 * @param reference the backend; for a computed name only what was written
 * @param name computes the backend's name; null for a fixed one
 * @param condition when the rule counts; null for always
 */
public record SwitchingRule(BackendReference reference, Expression name, Condition condition) {
}
