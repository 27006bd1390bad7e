package io.sluice.engine.action;

import io.sluice.engine.log.CompiledFormat;
import io.sluice.engine.proxy.Exchange;
import io.sluice.language.format.FormatReader;
import io.sluice.language.format.LineFormat;
import io.sluice.language.format.PlaceExpressions;
import io.sluice.language.rule.Words;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;

/** The text that an action works with, made of a format. Immutable, shared by all loops. */
final class Text {

    private static final int FIRST_BYTES = 1024;

    private final CompiledFormat format;

    private Text(CompiledFormat format) {
        this.format = format;
    }

    /** Reads a format where the rule stands. */
    static Text read(String text, Words words) throws ArgumentProblem {
        PlaceExpressions expressions = new PlaceExpressions(words.place(), words.ruleSet().checkpoint(words.proxy().hasFrontend()));
        FormatReader.Result result = FormatReader.read(text, false, expressions);
        if (result.error() != null) {
            throw new ArgumentProblem(result.error());
        }
        LineFormat format = result.format();
        return new Text(CompiledFormat.text(format));
    }

    /** Puts the text into the sample, cut at what a sample can hold. */
    void write(Exchange exchange, Sample sample) {
        byte[] room = sample.room(Math.min(sample.limit(), FIRST_BYTES));
        int length = format.write(exchange.printing(), exchange.record(), room);
        if (length == room.length && length < sample.limit()) {
            room = sample.room(sample.limit());
            length = format.write(exchange.printing(), exchange.record(), room);
        }
        sample.took(SampleType.STRING, room, length);
    }
}
