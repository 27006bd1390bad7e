package io.sluice.language.sample;

/** The hot half of a sample fetch: takes a value from its context. Immutable once linked, shared by all threads. */
public abstract class Fetch {

    /** Puts the value into the sample; false when there is none. */
    public abstract boolean fetch(SampleContext context, Sample sample);

    /** Called once, before the first evaluation, when the objects exist that arguments name. */
    public void link(Links links) {
    }
}
