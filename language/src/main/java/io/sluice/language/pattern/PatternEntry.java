package io.sluice.language.pattern;

/**
 * One entry of a pattern reference, for whoever shows it.
 *
 * @param identity tells the entry from all others of all references, also after it is gone
 * @param key the pattern's text
 * @param value what a map answers; null when there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record PatternEntry(long identity, byte[] key, byte[] value) {
}
