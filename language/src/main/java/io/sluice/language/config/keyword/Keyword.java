package io.sluice.language.config.keyword;

/**
 * The description of one word of the configuration language. Its family reads it.
 *
 * @param place what kind of line or option it is
 * @param name the word, or the words, as written
 * @param syntax the arguments behind it; empty when there are none
 * @param summary one sentence for the reference
 * @param status what happens with it
 * @param sides for words of proxies: where they count, some of {@code D F B} (defaults, frontend side, backend side); else empty
 */
public record Keyword(Place place, String name, String syntax, String summary, Status status, String sides) {

    /** The kinds of words. */
    public enum Place {
        GLOBAL("global section"),
        PROXY("defaults, frontend, listen and backend sections"),
        OPTION("options of proxies (option …)"),
        BIND("bind and stats socket lines"),
        SERVER("server, server-template and default-server lines"),
        USERLIST("userlist section"),
        HTTP_ERRORS("http-errors section"),
        RING("ring section");

        private final String title;

        Place(String title) {
            this.title = title;
        }

        /** The heading in the reference. */
        public String title() {
            return title;
        }
    }

    /** How far a word is supported. */
    public enum Status {
        /** Does what it says. */
        SUPPORTED,
        /** Read and checked, but without effect here; one warning says so. */
        ACCEPTED,
        /** A clear error. */
        UNSUPPORTED
    }

    static Keyword global(String name, String syntax, String summary) {
        return new Keyword(Place.GLOBAL, name, syntax, summary, Status.SUPPORTED, "");
    }

    static Keyword proxy(String sides, String name, String syntax, String summary) {
        return new Keyword(Place.PROXY, name, syntax, summary, Status.SUPPORTED, sides);
    }

    static Keyword option(String sides, String name, String syntax, String summary) {
        return new Keyword(Place.OPTION, name, syntax, summary, Status.SUPPORTED, sides);
    }

    static Keyword bind(String name, String syntax, String summary) {
        return new Keyword(Place.BIND, name, syntax, summary, Status.SUPPORTED, "");
    }

    static Keyword server(String name, String syntax, String summary) {
        return new Keyword(Place.SERVER, name, syntax, summary, Status.SUPPORTED, "");
    }

    static Keyword userlist(String name, String syntax, String summary) {
        return new Keyword(Place.USERLIST, name, syntax, summary, Status.SUPPORTED, "");
    }

    static Keyword httpErrors(String name, String syntax, String summary) {
        return new Keyword(Place.HTTP_ERRORS, name, syntax, summary, Status.SUPPORTED, "");
    }

    static Keyword ring(String name, String syntax, String summary) {
        return new Keyword(Place.RING, name, syntax, summary, Status.SUPPORTED, "");
    }

    /** The same word, read but without effect. */
    Keyword accepted() {
        return new Keyword(place, name, syntax, summary, Status.ACCEPTED, sides);
    }

    /** The same word, whose reader only says that it is not supported. */
    Keyword missing() {
        return new Keyword(place, name, syntax, summary, Status.UNSUPPORTED, sides);
    }

    boolean allowedInDefaults() {
        return sides.indexOf('D') >= 0;
    }

    boolean countsForFrontends() {
        return sides.indexOf('F') >= 0;
    }

    boolean countsForBackends() {
        return sides.indexOf('B') >= 0;
    }
}
