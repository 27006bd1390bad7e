package io.sluice.language.pattern;

import io.sluice.language.sample.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Regular expressions, tried one after the other. */
final class RegexTable extends PatternTable {

    private final RegexCompiler compiler;
    private final boolean ignoreCase;
    private volatile Regex[] compiled = new Regex[4];

    RegexTable(EntryStore store, RegexCompiler compiler, boolean ignoreCase) {
        super(store);
        this.compiler = compiler;
        this.ignoreCase = ignoreCase;
    }

    @Override
    int locate(Sample sample, int version) {
        int count = store.slots();
        Regex[] all = compiled;
        for (int slot = 0; slot < count && slot < all.length; slot++) {
            Regex regex = all[slot];
            if (regex != null && has(slot, version) && regex.matches(sample.bytes, sample.from, sample.length)) {
                return slot;
            }
        }
        return NONE;
    }

    @Override
    Object parse(byte[] pattern) throws PatternProblem {
        return compiler.compile(new String(pattern, StandardCharsets.ISO_8859_1), ignoreCase);
    }

    @Override
    void insert(int slot, byte[] pattern, Object parsed) {
        Regex[] all = compiled;
        if (slot >= all.length) {
            all = Arrays.copyOf(all, Math.max(slot + 1, 2 * all.length));
        }
        all[slot] = (Regex) parsed;
        compiled = all;
    }

    @Override
    void remove(int slot, byte[] pattern) {
        Regex[] all = compiled;
        all[slot] = null;
        compiled = all;
    }

    @Override
    Regex parsed(int slot) {
        return compiled[slot];
    }
}
