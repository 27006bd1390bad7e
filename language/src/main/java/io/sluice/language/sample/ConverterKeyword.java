package io.sluice.language.sample;

/**
 * The description of a converter and the parser of its arguments.
 *
 * @param signature name, arguments and types
 * @param binder makes the converter
 */
public record ConverterKeyword(Signature signature, Binder binder) {

    /** Makes a converter from its arguments, or says what is wrong with them. */
    public interface Binder {

        Converter bind(Arguments arguments) throws ArgumentProblem;
    }

    /** A converter declared by a line in the form of {@link Signature}. */
    public static ConverterKeyword of(String signature, Binder binder) {
        return new ConverterKeyword(Signature.of(signature), binder);
    }

    /** A converter that needs no arguments and is one object for all uses. */
    public static ConverterKeyword of(String signature, Converter converter) {
        return new ConverterKeyword(Signature.of(signature), arguments -> converter);
    }

    public String name() {
        return signature.name();
    }
}
