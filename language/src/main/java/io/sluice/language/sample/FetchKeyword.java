package io.sluice.language.sample;

/**
 * The description of a sample fetch and the parser of its arguments.
 *
 * @param signature name, arguments and type
 * @param availability where its values exist
 * @param binder makes the fetch
 */
public record FetchKeyword(Signature signature, Availability availability, Binder binder) {

    /** Makes a fetch from its arguments, or says what is wrong with them. */
    public interface Binder {

        Fetch bind(Arguments arguments) throws ArgumentProblem;
    }

    /** A fetch declared by a line in the form of {@link Signature}. */
    public static FetchKeyword of(String signature, Availability availability, Binder binder) {
        return new FetchKeyword(Signature.of(signature), availability, binder);
    }

    /** A fetch that needs no arguments and is one object for all uses. */
    public static FetchKeyword of(String signature, Availability availability, Fetch fetch) {
        return new FetchKeyword(Signature.of(signature), availability, arguments -> fetch);
    }

    public String name() {
        return signature.name();
    }
}
