package io.sluice.language.converter.pattern;

import io.sluice.language.pattern.MatchMethod;
import io.sluice.language.pattern.PatternIndex;
import io.sluice.language.pattern.Regex;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ConverterKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;

/** {@code map_regm}: like {@code map_reg}, with the groups of the match put into the value. */
final class GroupMapConverter extends Converter {

    static final ConverterKeyword KEYWORD = ConverterKeyword.of("map_regm(string[,string]): str => str",
        given -> new GroupMapConverter(MapConverter.index(given, MatchMethod.REGM, SampleType.STRING), given.bytes(1)));

    private final PatternIndex index;
    private final byte[] otherwise;

    private GroupMapConverter(PatternIndex index, byte[] otherwise) {
        this.index = index;
        this.otherwise = otherwise;
    }

    @Override
    public boolean convert(SampleContext context, Sample sample) {
        // An expression in a map is rare enough for a few objects.
        Sample value = new Sample(0);
        Regex regex = index.expression(sample, value);
        if (regex == null) {
            return otherwise != null && sample.string(otherwise);
        }
        int[] groups = Replacement.groups();
        if (regex.match(sample.bytes, sample.from, sample.length, false, groups) == 0) {
            return false;
        }
        byte[] room = sample.room(sample.limit());
        int end = Replacement.append(room, sample.limit(), 0, value.bytes, value.from, value.length, sample.bytes, sample.from, groups);
        return end != Replacement.TOO_LONG && sample.took(SampleType.STRING, room, end);
    }
}
