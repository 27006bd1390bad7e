package io.sluice.language.converter.pattern;

import io.sluice.language.sample.ConverterKeyword;
import java.util.ArrayList;
import java.util.List;

/** The converters that look into pattern references or use regular expressions: what this folder offers. */
public final class PatternConverters {

    private PatternConverters() {
    }

    public static List<ConverterKeyword> keywords() {
        List<ConverterKeyword> keywords = new ArrayList<>(MapConverter.keywords());
        keywords.add(GroupMapConverter.KEYWORD);
        keywords.add(RegsubConverter.KEYWORD);
        return keywords;
    }
}
