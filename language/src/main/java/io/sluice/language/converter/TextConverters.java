package io.sluice.language.converter;

import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ConverterKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;
import java.util.Arrays;
import java.util.List;

/** Converters that make another text, or compare texts. */
final class TextConverters {

    private TextConverters() {
    }

    static List<ConverterKeyword> keywords() {
        return List.of(
            SimpleConverters.simple("lower: str => str", sample -> changeCase(sample, 'A', 'Z')),
            SimpleConverters.simple("upper: str => str", sample -> changeCase(sample, 'a', 'z')),
            SimpleConverters.simple("length: sint => str", sample -> sample.integer(sample.length)),
            ConverterKeyword.of("has_ctl([string]): bool => bin", SimpleConverters.converter(TextConverters::hasControl)),
            ConverterKeyword.of("concat(string[,string,string]): str => str", arguments -> new Join(arguments, false)),
            ConverterKeyword.of("add_item(string,string[,string]): str => str", arguments -> new Join(arguments, true)),
            ConverterKeyword.of("iif(string,string): str => bool", Choice::new),
            ConverterKeyword.of("strcmp(string): sint => str", arguments -> new Comparison(arguments, false)),
            ConverterKeyword.of("secure_memcmp(string): bool => bin", arguments -> new Comparison(arguments, true)));
    }

    private static boolean changeCase(Sample sample, char first, char last) {
        byte[] room = sample.room(sample.length);
        if (room == null) {
            return false;
        }
        for (int i = 0; i < sample.length; i++) {
            byte octet = sample.bytes[sample.from + i];
            room[i] = octet >= first && octet <= last ? (byte) (octet ^ 0x20) : octet;
        }
        return sample.took(SampleType.STRING, room, sample.length);
    }

    private static boolean hasControl(Sample sample) {
        for (int i = 0; i < sample.length; i++) {
            byte octet = sample.bytes[sample.from + i];
            if (octet >= 0 && octet < ' ' || octet == 0x7f) {
                return sample.truth(true);
            }
        }
        return sample.truth(false);
    }

    /** {@code concat(start,variable,end)}; {@code add_item} leaves the first text out when there is nothing yet. */
    private static final class Join extends Converter {

        private final byte[] start;
        private final VariableText variable;
        private final byte[] end;
        private final boolean item;

        Join(Arguments arguments, boolean item) throws ArgumentProblem {
            this.start = arguments.bytes(0);
            this.variable = VariableText.of(arguments, 1);
            this.end = arguments.bytes(2);
            this.item = item;
            if (item && variable == null && end == null) {
                throw new ArgumentProblem("add_item requires at least <var> or <suff> args");
            }
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            byte[] value = variable == null ? new byte[0] : variable.bytes(context);
            int tail = end == null ? 0 : end.length;
            boolean adds = !item || value.length + tail > 0;
            int head = adds && !(item && sample.length == 0) ? start.length : 0;
            int total = sample.length + head + value.length + tail;
            byte[] room = sample.room(total);
            if (room == null) {
                return false;
            }
            System.arraycopy(sample.bytes, sample.from, room, 0, sample.length);
            int at = sample.length;
            System.arraycopy(start, 0, room, at, head);
            at += head;
            System.arraycopy(value, 0, room, at, value.length);
            at += value.length;
            if (tail > 0) {
                System.arraycopy(end, 0, room, at, tail);
            }
            return sample.took(SampleType.STRING, room, total);
        }
    }

    private static final class Choice extends Converter {

        private final byte[] yes;
        private final byte[] no;

        Choice(Arguments arguments) {
            yes = arguments.bytes(0);
            no = arguments.bytes(1);
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            return sample.string(sample.number != 0 ? yes : no);
        }
    }

    /** Compares with a variable: the order, or in a time that tells nothing about the texts only whether they are the same. */
    private static final class Comparison extends Converter {

        private final VariableText variable;
        private final boolean secure;

        Comparison(Arguments arguments, boolean secure) throws ArgumentProblem {
            this.variable = VariableText.of(arguments, 0);
            this.secure = secure;
            if (variable == null) {
                throw new ArgumentProblem("failed to register variable name ''");
            }
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            if (!variable.isSet(context)) {
                return false;
            }
            byte[] other = variable.bytes(context);
            if (secure) {
                return sample.truth(isSame(sample, other));
            }
            int common = Arrays.mismatch(sample.bytes, sample.from, sample.from + sample.length, other, 0, other.length);
            if (common < 0) {
                return sample.integer(0);
            }
            if (common == sample.length || common == other.length) {
                return sample.integer(Integer.signum(sample.length - other.length));
            }
            return sample.integer((sample.bytes[sample.from + common] & 0xff) - (other[common] & 0xff));
        }

        private static boolean isSame(Sample sample, byte[] other) {
            int difference = sample.length ^ other.length;
            for (int i = 0; i < Math.min(sample.length, other.length); i++) {
                difference |= sample.bytes[sample.from + i] ^ other[i];
            }
            return difference == 0;
        }
    }
}
