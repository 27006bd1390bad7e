package io.sluice.language.pattern;

import io.sluice.language.sample.Casts;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;

/** One way to look something up in a pattern reference. All expressions that ask in the same way share one index; all threads use it. */
public final class PatternIndex {

    /**
     * What tells the indexes of a reference apart.
     *
     * @param method how values are compared with patterns
     * @param ignoreCase letters are equal to their other case
     * @param noNames host names are no addresses
     * @param value the type of a map's values; null when only the match counts
     */
    public record Kind(MatchMethod method, boolean ignoreCase, boolean noNames, SampleType value) {
    }

    private final PatternReference reference;
    private final Kind kind;
    private final MatchMethod method;
    private volatile PatternTable table;

    PatternIndex(PatternReference reference, Kind kind, PatternTable table) {
        this.reference = reference;
        this.kind = kind;
        this.method = kind.method();
        this.table = table;
    }

    /** Some pattern matches the sample, which is converted to what the method compares. */
    public boolean matches(Sample sample) {
        return method == MatchMethod.FOUND
            || Casts.cast(sample, method.takes()) && (method == MatchMethod.BOOL ? sample.number != 0 : locate(table, sample) != EntryStore.NOWHERE);
    }

    /** Puts the value of the matching entry, as text, in the place of the sample; false when there is none. */
    public boolean translate(Sample sample) {
        PatternTable now = table;
        int location = Casts.cast(sample, method.takes()) ? locate(now, sample) : EntryStore.NOWHERE;
        return location != EntryStore.NOWHERE && now.store.valueLength(location) >= 0
            && sample.bytes(SampleType.STRING, now.store.segment(location), now.store.valueOffset(location), now.store.valueLength(location));
    }

    /** Puts the text of the matching pattern in the place of the sample; false when there is none. */
    public boolean translateToKey(Sample sample) {
        PatternTable now = table;
        int location = Casts.cast(sample, method.takes()) ? locate(now, sample) : EntryStore.NOWHERE;
        return location != EntryStore.NOWHERE
            && sample.bytes(SampleType.STRING, now.store.segment(location), now.store.keyOffset(location), now.store.keyLength(location));
    }

    /** The compiled pattern that matches the sample, with its value put into another sample; null when there is none. */
    public Regex expression(Sample sample, Sample value) {
        PatternTable now = table;
        if (!Casts.cast(sample, method.takes())) {
            return null;
        }
        int slot = now.locate(sample, reference.currentVersion());
        int location = slot < 0 ? EntryStore.NOWHERE : now.store.location(slot);
        Regex regex = slot < 0 ? null : (Regex) now.parsed(slot);
        if (location == EntryStore.NOWHERE || regex == null || now.store.valueLength(location) < 0) {
            return null;
        }
        value.bytes(SampleType.STRING, now.store.segment(location), now.store.valueOffset(location), now.store.valueLength(location));
        return regex;
    }

    /** The matching entry, or null; allocates. */
    public PatternEntry find(Sample sample) {
        PatternTable now = table;
        int location = Casts.cast(sample, method.takes()) ? locate(now, sample) : EntryStore.NOWHERE;
        return location == EntryStore.NOWHERE ? null : reference.entry(now.store, location);
    }

    private int locate(PatternTable now, Sample sample) {
        // An entry found may be gone when its place is asked for; it is then not found again, so this ends.
        while (true) {
            int slot = now.locate(sample, reference.currentVersion());
            if (slot < 0) {
                return EntryStore.NOWHERE;
            }
            int location = now.store.location(slot);
            if (location != EntryStore.NOWHERE) {
                return location;
            }
        }
    }

    public Kind kind() {
        return kind;
    }

    /** The patterns are kept in a structure that is not walked through, as HAProxy would say. */
    public boolean isTree() {
        return method == MatchMethod.IP || !kind.ignoreCase() && (method == MatchMethod.STR || method == MatchMethod.BEG);
    }

    PatternTable table() {
        return table;
    }

    void table(PatternTable newTable) {
        table = newTable;
    }
}
