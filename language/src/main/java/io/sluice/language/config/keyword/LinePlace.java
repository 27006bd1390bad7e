package io.sluice.language.config.keyword;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.text.Line;
import io.sluice.language.sample.ArgumentType;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ExpressionPlace;
import io.sluice.language.sample.Fetch;
import io.sluice.language.sample.SampleVocabulary;

/** A line of a proxy as a place for expressions. */
final class LinePlace implements ExpressionPlace {

    private final Reading reading;
    private final ProxyDraft draft;
    private final Position position;
    private final String purpose;

    LinePlace(Reading reading, ProxyDraft draft, Line line) {
        this(reading, draft, line.position(), line.word(0) + " expression");
    }

    LinePlace(Reading reading, ProxyDraft draft, Position position, String purpose) {
        this.reading = reading;
        this.draft = draft;
        this.position = position;
        this.purpose = purpose;
    }

    /**
     * A name in an expression that must lead to something when everything has been read.
     *
     * @param type what it names
     * @param name as written, or the line's own proxy
     * @param argument number of the argument, counted from 1
     * @param keyword the fetch or converter
     * @param owner the proxy whose line it is
     * @param position where the line stands
     */
    record Reference(ArgumentType type, String name, int argument, String keyword, ProxyDraft owner, Position position) {
    }

    @Override
    public String owner() {
        return draft.section.name == null ? "" : draft.section.name;
    }

    @Override
    public Position position() {
        return position;
    }

    @Override
    public String purpose() {
        return purpose;
    }

    @Override
    public SampleVocabulary vocabulary() {
        return reading.surroundings.samples();
    }

    @Override
    public <T> T resource(Class<T> type) {
        return reading.configuration.resource(type);
    }

    @Override
    public void remark(String text) {
        reading.diagnostics.inLine(Severity.WARNING, position, text, null, null);
    }

    @Override
    public void reference(ArgumentType type, String name, int argument, String keyword) {
        reading.references.add(new Reference(type, name, argument, keyword, draft, position));
    }

    @Override
    public void created(Fetch fetch) {
        reading.configuration.fetches.add(fetch);
    }

    @Override
    public void created(Converter converter) {
        reading.configuration.converters.add(converter);
    }
}
