package io.sluice.language.sample;

import io.sluice.language.config.model.Position;

/** Where an expression stands: what it may use and where its names lead. One per line of the configuration, or per command. */
public interface ExpressionPlace {

    /** The name of the proxy that the line stands in. */
    String owner();

    /** Where the line stands, for messages about names that are not found at the end. */
    Position position();

    /** What the expression is a part of, for messages: {@code http-request expression}. */
    String purpose();

    /** The fetches and converters that exist. */
    SampleVocabulary vocabulary();

    /** Maps, lists of patterns and compiled regular expressions of the configuration. */
    <T> T resource(Class<T> type);

    /** Something that the user should know; the text is complete. */
    void remark(String text);

    /** A name to be checked, and a keyword to be linked, when everything has been read. {@code keyword} is described as messages do. */
    void reference(ArgumentType type, String name, int argument, String keyword);

    /** A fetch to be linked at start. */
    void created(Fetch fetch);

    /** A converter to be linked at start. */
    void created(Converter converter);
}
