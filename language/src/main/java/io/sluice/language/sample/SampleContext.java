package io.sluice.language.sample;

/**
 * What an expression is evaluated for: a connection, a request, a command. Keywords that need more than a sample know the kind of context they are
 * used in and ask for it; {@link Availability} keeps them out of other places.
 */
public interface SampleContext {

    /** A context that offers nothing: for keywords that need none. */
    SampleContext NONE = new SampleContext() { };
}
