package io.sluice.language.sample;

import io.sluice.language.variable.VariableSpace;

/**
 * What an expression is evaluated for: a connection, a request, a command. Keywords that need more than a sample know the kind of context they are
 * used in and ask for it; {@link Availability} keeps them out of other places.
 */
public interface SampleContext {

    /** Where variables are kept; null where there are none. */
    default VariableSpace variables() {
        return null;
    }

    /** A context that offers nothing: for keywords that need none. */
    SampleContext NONE = new SampleContext() { };
}
