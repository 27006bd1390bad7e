package io.sluice.language.pattern;

/** A compiled regular expression over bytes. Immutable, used by all threads at the same time. */
public interface Regex {

    /** The most groups whose places {@link #match} tells, the whole match included. */
    int MOST_GROUPS = 10;

    /** The expression matches somewhere. An expression that takes too long does not. */
    boolean matches(byte[] bytes, int from, int length);

    /**
     * Finds the first match.
     *
     * @param continued the bytes are the rest of a text, so that {@code ^} does not match at their beginning
     * @param groups takes begin and end of the match and its groups, counted from {@code from}; -1 for a group that took no part
     * @return how many pairs were written; 0 when there is no match
     */
    int match(byte[] bytes, int from, int length, boolean continued, int[] groups);
}
