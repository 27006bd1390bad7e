package io.sluice.language.sample;

/** A fetch and the converters behind it, ready to be evaluated. Immutable, shared by all threads. */
public final class Expression {

    private final String text;
    private final FetchKeyword keyword;
    private final Fetch fetch;
    private final Converter[] converters;
    private final SampleType[] inputs;
    private final SampleType output;

    Expression(String text, FetchKeyword keyword, Fetch fetch, Converter[] converters, SampleType[] inputs, SampleType output) {
        this.text = text;
        this.keyword = keyword;
        this.fetch = fetch;
        this.converters = converters;
        this.inputs = inputs;
        this.output = output;
    }

    /** Puts the value into the sample; false when there is none. */
    public boolean evaluate(SampleContext context, Sample sample) {
        sample.iterate = false;
        sample.cursor = 0;
        sample.unstable = false;
        return next(context, sample);
    }

    /** Puts the first of all values into the sample; {@link #next} goes on. */
    public boolean first(SampleContext context, Sample sample) {
        sample.iterate = true;
        sample.cursor = 0;
        sample.unstable = false;
        return next(context, sample);
    }

    /** Puts the next value into the sample, while {@link Sample#more} says that there may be one. */
    public boolean next(SampleContext context, Sample sample) {
        sample.more = false;
        if (!fetch.fetch(context, sample)) {
            return false;
        }
        Converter[] chain = converters;
        for (int i = 0; i < chain.length; i++) {
            if (!Casts.cast(sample, inputs[i]) || !chain[i].convert(context, sample)) {
                return false;
            }
        }
        return true;
    }

    /** Like {@link #evaluate}, with the value converted to a type. */
    public boolean evaluate(SampleContext context, Sample sample, SampleType wanted) {
        return evaluate(context, sample) && Casts.cast(sample, wanted);
    }

    /** The declared type of the values. */
    public SampleType output() {
        return output;
    }

    /** The keyword of the fetch. */
    public FetchKeyword keyword() {
        return keyword;
    }

    /** The values have gone through converters. */
    public boolean isConverted() {
        return converters.length > 0;
    }

    /** The expression as written. */
    public String text() {
        return text;
    }
}
