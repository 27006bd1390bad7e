package io.sluice.language.converter.pattern;

import io.sluice.language.pattern.PatternProblem;
import io.sluice.language.pattern.PatternRegistry;
import io.sluice.language.pattern.Regex;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ConverterKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;

/** {@code regsub}: replaces the first match, or all matches, of a regular expression. */
final class RegsubConverter extends Converter {

    static final ConverterKeyword KEYWORD = ConverterKeyword.of("regsub(regex,string[,string]): str => str", RegsubConverter::bind);

    private final Regex regex;
    private final byte[] replacement;
    private final boolean all;

    private RegsubConverter(Regex regex, byte[] replacement, boolean all) {
        this.regex = regex;
        this.replacement = replacement;
        this.all = all;
    }

    private static RegsubConverter bind(Arguments arguments) throws ArgumentProblem {
        String flags = arguments.text(2, "");
        for (int i = 0; i < flags.length(); i++) {
            if (flags.charAt(i) != 'i' && flags.charAt(i) != 'g') {
                throw new ArgumentProblem("invalid regex flag '" + flags.charAt(i) + "', only 'i' and 'g' are supported");
            }
        }
        try {
            Regex regex = arguments.place().resource(PatternRegistry.class).compiler().compile(arguments.text(0, ""), flags.indexOf('i') >= 0);
            return new RegsubConverter(regex, arguments.bytes(1), flags.indexOf('g') >= 0);
        } catch (PatternProblem problem) {
            throw new ArgumentProblem(problem.getMessage());
        }
    }

    @Override
    public boolean convert(SampleContext context, Sample sample) {
        byte[] bytes = sample.bytes;
        int from = sample.from;
        int stop = from + sample.length;
        int[] groups = Replacement.groups();
        if (regex.match(bytes, from, sample.length, false, groups) == 0) {
            return true;
        }
        byte[] room = sample.room(sample.limit());
        int limit = sample.limit();
        int end = 0;
        boolean again = true;
        while (again && end >= 0) {
            boolean atEnd = from == stop;
            end = copy(bytes, from, groups[0], room, limit, end);
            end = end < 0 ? end : Replacement.append(room, limit, end, replacement, 0, replacement.length, bytes, from, groups);
            boolean empty = groups[0] == groups[1];
            from += groups[1];
            again = all && !atEnd;
            if (again && empty && from < stop) {
                // A match of nothing: the next one is looked for behind the next byte.
                end = end < 0 ? end : copy(bytes, from, 1, room, limit, end);
                from++;
            }
            again = again && regex.match(bytes, from, stop - from, true, groups) > 0;
        }
        end = end < 0 ? end : copy(bytes, from, stop - from, room, limit, end);
        return end >= 0 && sample.took(SampleType.STRING, room, end);
    }

    private static int copy(byte[] source, int from, int count, byte[] room, int limit, int at) {
        if (count > limit - at) {
            return Replacement.TOO_LONG;
        }
        System.arraycopy(source, from, room, at, count);
        return at + count;
    }
}
