package io.sluice.language.sample;

/** The hot half of a converter: makes another value of a sample. Immutable once linked, shared by all threads. */
public abstract class Converter {

    /** Changes the sample, which already has the type that the converter takes; false when there is no result. */
    public abstract boolean convert(SampleContext context, Sample sample);

    /** Called once, before the first evaluation, when the objects exist that arguments name. */
    public void link(Links links) {
    }
}
