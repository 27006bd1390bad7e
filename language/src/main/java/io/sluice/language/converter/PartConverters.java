package io.sluice.language.converter;

import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ConverterKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;
import java.util.List;

/** Converters that show a part of a text: {@code bytes}, {@code field}, {@code word}, {@code param}, {@code ltrim} and their kin. They copy nothing. */
final class PartConverters {

    private static final byte[] NOTHING = new byte[0];

    private PartConverters() {
    }

    static List<ConverterKeyword> keywords() {
        return List.of(
            ConverterKeyword.of("bytes(string[,string]): bin => bin", Range::new),
            ConverterKeyword.of("field(integer,string[,integer]): str => str", arguments -> new Pieces(arguments, false)),
            ConverterKeyword.of("word(integer,string[,integer]): str => str", arguments -> new Pieces(arguments, true)),
            ConverterKeyword.of("param(string[,string]): str => str", Parameter::new),
            ConverterKeyword.of("ltrim(string): str => str", arguments -> new Trim(arguments, true, false)),
            ConverterKeyword.of("rtrim(string): str => str", arguments -> new Trim(arguments, false, true)),
            SimpleConverters.simple("cut_crlf: str => str", PartConverters::cutLineEnd),
            SimpleConverters.simple("host_only: str => str", sample -> shorten(sample, portColon(sample))),
            SimpleConverters.simple("port_only: sint => str", PartConverters::port));
    }

    private static boolean part(Sample sample, int from, int length) {
        sample.from = from;
        sample.length = length;
        return true;
    }

    private static boolean cutLineEnd(Sample sample) {
        for (int i = 0; i < sample.length; i++) {
            byte octet = sample.bytes[sample.from + i];
            if (octet == '\r' || octet == '\n') {
                return shorten(sample, i);
            }
        }
        return true;
    }

    private static boolean shorten(Sample sample, int length) {
        sample.length = Math.min(sample.length, length);
        return true;
    }

    /** Where the colon before a port stands, counted from the start; the whole length when there is none. Colons inside brackets do not count. */
    private static int portColon(Sample sample) {
        for (int i = sample.length - 1; i >= 0; i--) {
            byte octet = sample.bytes[sample.from + i];
            if (octet == ':') {
                return i;
            }
            if (octet < '0' || octet > '9') {
                break;
            }
        }
        return sample.length;
    }

    private static boolean port(Sample sample) {
        int colon = portColon(sample);
        long port = 0;
        for (int i = colon + 1; i < sample.length; i++) {
            port = port * 10 + sample.bytes[sample.from + i] - '0';
        }
        return sample.integer(port);
    }

    private static boolean isOneOf(byte octet, byte[] set) {
        for (byte member : set) {
            if (octet == member) {
                return true;
            }
        }
        return false;
    }

    /** {@code bytes(offset[,length])}. */
    private static final class Range extends Converter {

        private final IntegerSource offset;
        private final IntegerSource length;

        Range(Arguments arguments) throws ArgumentProblem {
            offset = IntegerSource.of(arguments, 0);
            length = arguments.has(1) ? IntegerSource.of(arguments, 1) : null;
            if (offset.isConstant() && offset.value(SampleContext.NONE) < 0) {
                throw new ArgumentProblem("expects a non-negative integer");
            }
            if (length != null && length.isConstant() && length.value(SampleContext.NONE) <= 0) {
                throw new ArgumentProblem("expects a positive integer");
            }
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            long start = offset.value(context);
            if (start < 0) {
                return false;
            }
            if (start >= sample.length) {
                return sample.bytes(SampleType.BINARY, NOTHING, 0, 0);
            }
            long rest = sample.length - start;
            if (length != null) {
                long wanted = length.value(context);
                if (wanted <= 0) {
                    return false;
                }
                rest = Math.min(rest, wanted);
            }
            return part(sample, sample.from + (int) start, (int) rest);
        }
    }

    /**
     * {@code field} and {@code word}: the piece of a number, counted from the start or (negative) from the end, and with a count that many pieces
     * with what is between them, all of them for 0. Fields may be empty, words not.
     */
    private static final class Pieces extends Converter {

        private final long index;
        private final byte[] separators;
        private final long count;
        private final boolean words;

        Pieces(Arguments arguments, boolean words) throws ArgumentProblem {
            this.index = arguments.number(0, 0);
            this.separators = arguments.bytes(1);
            this.count = arguments.number(2, 1);
            this.words = words;
            if (index == 0) {
                throw new ArgumentProblem("Unexpected value 0 for index");
            }
            if (separators.length == 0) {
                throw new ArgumentProblem("Empty separators list");
            }
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            return index > 0 ? fromStart(sample) : fromEnd(sample);
        }

        private boolean fromStart(Sample sample) {
            byte[] bytes = sample.bytes;
            int end = sample.from + sample.length;
            long last = count <= 0 ? Long.MAX_VALUE : index + count - 1;
            long number = 0;
            int start = -1;
            int at = sample.from;
            while (at <= end) {
                int stop = at;
                while (stop < end && !isOneOf(bytes[stop], separators)) {
                    stop++;
                }
                if (!words || stop > at) {
                    number++;
                    start = number == index ? at : start;
                    if (start >= 0 && number == last) {
                        return part(sample, start, stop - start);
                    }
                }
                at = stop + 1;
            }
            return start >= 0 ? part(sample, start, end - start) : nothing(sample);
        }

        private boolean fromEnd(Sample sample) {
            byte[] bytes = sample.bytes;
            int begin = sample.from;
            long last = count <= 0 ? Long.MAX_VALUE : -index + count - 1;
            long number = 0;
            int stop = -1;
            int at = begin + sample.length;
            while (at >= begin) {
                int start = at;
                while (start > begin && !isOneOf(bytes[start - 1], separators)) {
                    start--;
                }
                if (!words || at > start) {
                    number++;
                    stop = number == -index ? at : stop;
                    if (stop >= 0 && number == last) {
                        return part(sample, start, stop - start);
                    }
                }
                at = start - 1;
            }
            return stop >= 0 ? part(sample, begin, stop - begin) : nothing(sample);
        }

        private boolean nothing(Sample sample) {
            sample.length = 0;
            return true;
        }
    }

    /** {@code param(name[,delimiter])}: the value behind {@code name=} in a row of such pairs. */
    private static final class Parameter extends Converter {

        private final byte[] name;
        private final byte delimiter;

        Parameter(Arguments arguments) throws ArgumentProblem {
            name = arguments.bytes(0);
            byte[] given = arguments.bytes(1);
            if (given != null && given.length != 1) {
                throw new ArgumentProblem("Delimiter must be exactly 1 character.");
            }
            delimiter = given == null ? (byte) '&' : given[0];
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            byte[] bytes = sample.bytes;
            int end = sample.from + sample.length;
            int at = sample.from;
            while (at < end) {
                int stop = at;
                while (stop < end && bytes[stop] != delimiter) {
                    stop++;
                }
                int equals = at + name.length;
                if (equals <= stop && matches(bytes, at) && (equals == stop || bytes[equals] == '=')) {
                    return part(sample, Math.min(stop, equals + 1), Math.max(0, stop - equals - 1));
                }
                at = stop + 1;
            }
            return false;
        }

        private boolean matches(byte[] bytes, int at) {
            for (int i = 0; i < name.length; i++) {
                if (bytes[at + i] != name[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class Trim extends Converter {

        private final byte[] characters;
        private final boolean left;
        private final boolean right;

        Trim(Arguments arguments, boolean left, boolean right) {
            this.characters = arguments.bytes(0);
            this.left = left;
            this.right = right;
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            int from = sample.from;
            int end = from + sample.length;
            while (left && from < end && isOneOf(sample.bytes[from], characters)) {
                from++;
            }
            while (right && end > from && isOneOf(sample.bytes[end - 1], characters)) {
                end--;
            }
            return part(sample, from, end - from);
        }
    }
}
