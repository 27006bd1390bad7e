package io.sluice.language.converter;

import io.sluice.language.sample.ConverterKeyword;
import java.util.ArrayList;
import java.util.List;

/** The table of contents of this folder: converters that need nothing but their sample and variables. */
public final class Converters {

    private Converters() {
    }

    public static List<ConverterKeyword> keywords() {
        List<ConverterKeyword> keywords = new ArrayList<>();
        keywords.addAll(AddressConverters.keywords());
        keywords.addAll(ArithmeticConverters.keywords());
        keywords.addAll(CodingConverters.keywords());
        keywords.addAll(DateConverters.keywords());
        keywords.addAll(DigestConverters.keywords());
        keywords.addAll(PartConverters.keywords());
        keywords.addAll(TextConverters.keywords());
        return keywords;
    }
}
