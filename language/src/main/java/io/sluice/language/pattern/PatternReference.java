package io.sluice.language.pattern;

import io.sluice.language.sample.SampleType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A set of patterns, and for a map their values: what stands in a file, under a name, or directly behind an ACL's criterion. All expressions that
 * name it share it.
 *
 * <p>Event loops look things up through {@link PatternIndex} and never wait. Edits are made by one thread at a time, which the monitor of the
 * reference holds, and are seen by the next lookup. An edit costs its own entry; what edits leave behind is cleared away by replacing the store
 * once more of it is dead than alive, which readers do not notice.
 */
public final class PatternReference {

    private static final long IDENTITY_STEP = 0x10;
    private static final AtomicLong IDENTITIES = new AtomicLong(0x10000);

    private final PatternRegistry registry;
    private final String name;
    private String description;
    private int id;
    private boolean forAcl;
    private final boolean withValues;
    private final List<PatternIndex> indexes = new ArrayList<>();
    private EntryStore store = new EntryStore();
    /** Entries by their texts; made when one is looked for. */
    private ExactTable byText;
    private volatile int currentVersion;
    private int nextVersion;
    private long count;
    /** The line of each slot while the configuration is read. */
    private IntPages lines = new IntPages();

    PatternReference(PatternRegistry registry, String name, String description, int id, boolean withValues) {
        this.registry = registry;
        this.name = name;
        this.description = description;
        this.id = id;
        this.withValues = withValues;
    }

    /** The number by which commands name it; -1 until all are known. */
    public int id() {
        return id;
    }

    void id(int number) {
        id = number;
    }

    /** The name as configured; empty for patterns that stand in the configuration. */
    public String name() {
        return name;
    }

    /** What it is and who uses it, as commands show it. */
    public String description() {
        return description;
    }

    void describe(String more) {
        description += more;
    }

    /** An ACL uses it. */
    public boolean isForAcl() {
        return forAcl;
    }

    void useForAcl() {
        forAcl = true;
    }

    /** Its entries have values, so it is a map, also when only ACLs use it. */
    public boolean hasValues() {
        return withValues;
    }

    /** The version that is looked at. */
    public int currentVersion() {
        return currentVersion;
    }

    /** The latest version that was prepared. */
    public synchronized int nextVersion() {
        return nextVersion;
    }

    /** How many entries there are, of all versions. */
    public synchronized long count() {
        return count;
    }

    /** The ways in which expressions look into it. */
    public synchronized List<PatternIndex> indexes() {
        return List.copyOf(indexes);
    }

    /** The index of this kind; the one that exists or a new one with all entries. */
    public synchronized PatternIndex index(PatternIndex.Kind kind) throws PatternProblem {
        for (PatternIndex index : indexes) {
            if (index.kind().equals(kind)) {
                return index;
            }
        }
        PatternTable table = registry.table(kind, store);
        for (int slot = 0; slot < store.slots(); slot++) {
            int location = store.location(slot);
            if (location != EntryStore.NOWHERE) {
                byte[] key = store.key(location);
                try {
                    checkValue(kind, store.value(location));
                    table.insert(slot, key, table.parse(key));
                } catch (PatternProblem problem) {
                    throw located(problem, lines == null ? 0 : lines.get(slot));
                }
            }
        }
        PatternIndex index = new PatternIndex(this, kind, table);
        indexes.add(index);
        return index;
    }

    private PatternProblem located(PatternProblem problem, int line) {
        return line == 0 ? problem : new PatternProblem(problem.getMessage() + " at line " + line + " of file '" + name + "'");
    }

    private static void checkValue(PatternIndex.Kind kind, byte[] value) throws PatternProblem {
        if (kind.value() != null && value != null && !MapValue.isGood(kind.value(), value)) {
            throw new PatternProblem("unable to parse '" + PatternText.text(value) + "'");
        }
    }

    /** An entry that stands in a file. */
    void load(byte[] key, byte[] value, int line) throws PatternProblem {
        lines.set(store.slots(), line);
        try {
            add(currentVersion, key, value);
        } catch (PatternProblem problem) {
            throw located(problem, line);
        }
    }

    /** The configuration has been read. */
    synchronized void sealed() {
        lines = null;
    }

    /** Adds an entry to a version; nothing is changed when some index cannot take it. */
    public synchronized void add(int version, byte[] key, byte[] value) throws PatternProblem {
        if (key.length > EntryStore.LONGEST_BYTES || value != null && value.length > EntryStore.LONGEST_BYTES) {
            throw new PatternProblem("the pattern is too long");
        }
        Object[] parsed = new Object[indexes.size()];
        for (int i = 0; i < parsed.length; i++) {
            PatternIndex index = indexes.get(i);
            checkValue(index.kind(), value);
            parsed[i] = index.table().parse(key);
        }
        int slot = store.add(IDENTITIES.getAndAdd(IDENTITY_STEP), version, key, value);
        if (slot < 0) {
            throw new PatternProblem("out of memory error");
        }
        for (int i = 0; i < parsed.length; i++) {
            indexes.get(i).table().insert(slot, key, parsed[i]);
        }
        if (byText != null) {
            byText.insert(slot, key, key);
        }
        count++;
    }

    private ExactTable byText() {
        if (byText == null) {
            for (PatternIndex index : indexes) {
                if (index.kind().method() == MatchMethod.STR && !index.kind().ignoreCase()) {
                    return (ExactTable) index.table();
                }
            }
            byText = new ExactTable(store, false, false);
            for (int slot = 0; slot < store.slots(); slot++) {
                int location = store.location(slot);
                if (location != EntryStore.NOWHERE) {
                    byte[] key = store.key(location);
                    byText.insert(slot, key, key);
                }
            }
        }
        return byText;
    }

    /** The slot of the first entry of a version with this text, or -1. */
    private int find(int version, byte[] key) {
        ExactTable table = byText();
        int slot = table.first(key);
        while (slot >= 0 && !table.has(slot, version)) {
            slot = table.after(slot);
        }
        return slot;
    }

    /** The slot of the entry with this identity, or -1. Identities ascend with slots. */
    private int find(long identity) {
        int slots = store.slots();
        for (int slot = 0; slot < slots; slot++) {
            int location = store.location(slot);
            if (location != EntryStore.NOWHERE && store.identity(location) == identity) {
                return slot;
            }
        }
        return -1;
    }

    /** Takes away all entries of a version with this text; false when there is none. */
    public synchronized boolean delete(int version, byte[] key) {
        int slot = find(version, key);
        if (slot < 0) {
            return false;
        }
        ExactTable table = byText();
        while (slot >= 0) {
            int next = table.after(slot);
            if (table.has(slot, version)) {
                remove(slot);
            }
            slot = next;
        }
        tidy();
        return true;
    }

    /** Takes away an entry by its identity. */
    public synchronized boolean delete(long identity) {
        int slot = find(identity);
        if (slot >= 0) {
            remove(slot);
            tidy();
        }
        return slot >= 0;
    }

    private void remove(int slot) {
        byte[] key = store.key(store.location(slot));
        for (PatternIndex index : indexes) {
            index.table().remove(slot, key);
        }
        if (byText != null) {
            byText.remove(slot, key);
        }
        store.remove(slot);
        count--;
    }

    /** Gives all entries of a version with this text another value; false when there is none. */
    public synchronized boolean set(int version, byte[] key, byte[] value) throws PatternProblem {
        int slot = find(version, key);
        if (slot < 0) {
            return false;
        }
        checkValue(value);
        ExactTable table = byText();
        while (slot >= 0) {
            if (table.has(slot, version)) {
                replace(slot, value);
            }
            slot = table.after(slot);
        }
        tidy();
        return true;
    }

    /** Gives the entry of this identity another value. */
    public synchronized boolean set(long identity, byte[] value) throws PatternProblem {
        int slot = find(identity);
        if (slot < 0) {
            return false;
        }
        checkValue(value);
        replace(slot, value);
        tidy();
        return true;
    }

    private void checkValue(byte[] value) throws PatternProblem {
        for (PatternIndex index : indexes) {
            checkValue(index.kind(), value);
        }
    }

    private void replace(int slot, byte[] value) throws PatternProblem {
        if (!store.replace(slot, value)) {
            throw new PatternProblem("out of memory error");
        }
    }

    /** Takes away all entries of a version. */
    public synchronized void clear(int version) {
        purge(version, version);
    }

    /** Begins a version to which entries can be added before it is looked at. */
    public synchronized int prepare() {
        nextVersion++;
        return nextVersion;
    }

    /** Looks at a prepared version from now on, and takes away all before it. False when there was no such version, or it is no later one. */
    public synchronized boolean commit(int version) {
        if (version > nextVersion || version <= currentVersion) {
            return false;
        }
        currentVersion = version;
        purge(Integer.MIN_VALUE, version - 1);
        return true;
    }

    private void purge(int from, int to) {
        int victims = 0;
        for (int slot = 0; slot < store.slots(); slot++) {
            victims += isOf(slot, from, to) ? 1 : 0;
        }
        if (victims > store.live() / 2) {
            replaceStore(from, to);
            return;
        }
        for (int slot = 0; victims > 0 && slot < store.slots(); slot++) {
            if (isOf(slot, from, to)) {
                remove(slot);
                victims--;
            }
        }
        tidy();
    }

    private boolean isOf(int slot, int from, int to) {
        int location = store.location(slot);
        return location != EntryStore.NOWHERE && store.version(location) >= from && store.version(location) <= to;
    }

    private void tidy() {
        if (store.isWasteful()) {
            replaceStore(1, 0);
        }
    }

    /** Makes a store and tables with what is alive, except for some versions, and shows them to the readers. */
    private void replaceStore(int withoutFrom, int withoutTo) {
        EntryStore old = store;
        EntryStore fresh = new EntryStore();
        PatternTable[] tables = new PatternTable[indexes.size()];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = registry.table(indexes.get(i).kind(), fresh);
        }
        for (int slot = 0; slot < old.slots(); slot++) {
            int location = old.location(slot);
            if (location == EntryStore.NOWHERE || isOf(slot, withoutFrom, withoutTo)) {
                continue;
            }
            byte[] key = old.key(location);
            int newSlot = fresh.add(old.identity(location), old.version(location), key, old.value(location));
            for (int i = 0; i < tables.length; i++) {
                tables[i].insert(newSlot, key, parsed(indexes.get(i).table(), slot, key));
            }
        }
        for (int i = 0; i < tables.length; i++) {
            indexes.get(i).table(tables[i]);
        }
        store = fresh;
        byText = null;
        count = fresh.live();
    }

    private static Object parsed(PatternTable table, int slot, byte[] key) {
        Object known = table.parsed(slot);
        try {
            return known == null ? table.parse(key) : known;
        } catch (PatternProblem impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Shows entries of a version in their order; stops after some, so that nobody waits for a reader of a long list.
     *
     * @param after the identity behind which to go on; 0 at first
     * @return the identity of the last entry shown; 0 when there are no more
     */
    public synchronized long list(int version, long after, int most, Consumer<PatternEntry> reader) {
        int left = most;
        for (int slot = slotAfter(after); slot < store.slots(); slot++) {
            if (isOf(slot, version, version)) {
                PatternEntry entry = entry(store, store.location(slot));
                reader.accept(entry);
                left--;
                if (left == 0) {
                    return entry.identity();
                }
            }
        }
        return 0;
    }

    private int slotAfter(long identity) {
        int low = 0;
        int high = store.slots();
        while (low < high) {
            int middle = low + high >>> 1;
            int living = middle;
            while (living < high && store.location(living) == EntryStore.NOWHERE) {
                living++;
            }
            if (living < high && store.identity(store.location(living)) <= identity) {
                low = living + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    PatternEntry entry(EntryStore from, int location) {
        return new PatternEntry(from.identity(location), from.key(location), from.value(location));
    }

    /** The bytes of a text. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The type of the values that a map of this reference gives; null when only matches count. */
    static SampleType valueType(PatternIndex index) {
        return index.kind().value();
    }
}
