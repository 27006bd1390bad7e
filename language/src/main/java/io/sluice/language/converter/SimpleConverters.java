package io.sluice.language.converter;

import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ConverterKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;

/** Declares converters that look at nothing but the sample. */
final class SimpleConverters {

    private SimpleConverters() {
    }

    /** What such a converter does; false when there is no result. */
    interface Body {

        boolean convert(Sample sample);
    }

    static ConverterKeyword simple(String signature, Body body) {
        return ConverterKeyword.of(signature, converter(body));
    }

    static Converter converter(Body body) {
        return new Converter() {
            @Override
            public boolean convert(SampleContext context, Sample sample) {
                return body.convert(sample);
            }
        };
    }
}
