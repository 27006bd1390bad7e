package io.sluice.language.config;

import io.sluice.language.config.model.Configuration;
import io.sluice.language.config.model.Position;
import io.sluice.language.sample.ArgumentType;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ExpressionPlace;
import io.sluice.language.sample.Fetch;
import io.sluice.language.sample.SampleVocabulary;

/** A place for expressions outside of any configuration file. */
record TestPlace(SampleVocabulary vocabulary, Configuration configuration) implements ExpressionPlace {

    @Override
    public String owner() {
        return "test";
    }

    @Override
    public Position position() {
        return Position.NONE;
    }

    @Override
    public String purpose() {
        return "test expression";
    }

    @Override
    public <T> T resource(Class<T> type) {
        return configuration.resource(type);
    }

    @Override
    public void reference(ArgumentType type, String name, int argument, String keyword) {
    }

    @Override
    public void remark(String text) {
    }

    @Override
    public void created(Fetch fetch) {
    }

    @Override
    public void created(Converter converter) {
    }
}
