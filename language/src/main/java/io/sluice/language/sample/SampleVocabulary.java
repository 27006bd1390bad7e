package io.sluice.language.sample;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fetches, converters and short criteria that exist. Filled once at start by whoever can run them, then only read. */
public final class SampleVocabulary {

    private final Map<String, FetchKeyword> fetches = new HashMap<>();
    private final Map<String, ConverterKeyword> converters = new HashMap<>();

    public SampleVocabulary fetches(List<FetchKeyword> keywords) {
        for (FetchKeyword keyword : keywords) {
            if (fetches.put(keyword.name(), keyword) != null) {
                throw new IllegalStateException("fetch declared twice: " + keyword.name());
            }
        }
        return this;
    }

    public SampleVocabulary converters(List<ConverterKeyword> keywords) {
        for (ConverterKeyword keyword : keywords) {
            if (converters.put(keyword.name(), keyword) != null) {
                throw new IllegalStateException("converter declared twice: " + keyword.name());
            }
        }
        return this;
    }

    /** The fetch of this name, or null. */
    public FetchKeyword fetch(String name) {
        return fetches.get(name);
    }

    /** The converter of this name, or null. */
    public ConverterKeyword converter(String name) {
        return converters.get(name);
    }

    /** All fetches by name. */
    public Collection<FetchKeyword> fetches() {
        return new TreeMap<>(fetches).values();
    }

    /** All converters by name. */
    public Collection<ConverterKeyword> converters() {
        return new TreeMap<>(converters).values();
    }
}
