package io.sluice.language.rule;

import io.sluice.language.config.diagnostic.Diagnostics;

/** An action that rules may name. Whoever runs rules hands one vocabulary of these per rule set to the configuration reader. */
public interface ActionKeyword {

    /** The word behind {@code http-request}. */
    String name();

    /** Nothing behind the action runs when it was carried out. */
    default boolean isFinal() {
        return false;
    }

    /**
     * Reads the action's arguments and returns the object that the rule keeps. The words start behind the action's name; the action takes
     * what is its own and leaves {@code if} or {@code unless} and all behind it. Returns null after it has reported an error.
     */
    Object bind(Words words, Diagnostics diagnostics);
}
