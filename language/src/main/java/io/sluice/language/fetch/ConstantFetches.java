package io.sluice.language.fetch;

import io.sluice.language.config.text.Characters;
import io.sluice.language.sample.Argument;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Availability;
import io.sluice.language.sample.Casts;
import io.sluice.language.sample.Fetch;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;
import java.util.List;

/** Fetches that give what is written in their arguments. */
public final class ConstantFetches {

    private ConstantFetches() {
    }

    public static List<FetchKeyword> keywords() {
        return List.of(
            FetchKeyword.of("always_true: bool", Availability.ALWAYS, new Truth(true)),
            FetchKeyword.of("always_false: bool", Availability.ALWAYS, new Truth(false)),
            FetchKeyword.of("bool(string): bool", Availability.ALWAYS, ConstantFetches::truth),
            FetchKeyword.of("int(integer): sint", Availability.ALWAYS, arguments -> new Whole(arguments.number(0, 0))),
            FetchKeyword.of("str(string): str", Availability.ALWAYS, arguments -> new Text(SampleType.STRING, arguments.bytes(0))),
            FetchKeyword.of("meth(string): meth", Availability.ALWAYS, arguments -> new Text(SampleType.METHOD, arguments.bytes(0))),
            FetchKeyword.of("bin(string): bin", Availability.ALWAYS, ConstantFetches::binary),
            FetchKeyword.of("ipv4(IPv4 address): ipv4", Availability.ALWAYS, arguments -> new Ipv4(arguments.number(0, 0))),
            FetchKeyword.of("ipv6(IPv6 address): ipv6", Availability.ALWAYS, arguments -> new Ipv6(arguments.get(0))));
    }

    private static Fetch truth(Arguments arguments) throws ArgumentProblem {
        return switch (arguments.text(0, "")) {
            case "true", "1" -> new Truth(true);
            case "false", "0" -> new Truth(false);
            default -> throw new ArgumentProblem("Expects 'true', 'false', '0' or '1'");
        };
    }

    private static Fetch binary(Arguments arguments) throws ArgumentProblem {
        String text = arguments.text(0, "");
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < text.length(); i++) {
            int digit = Characters.hexadecimal(text.charAt(i));
            if (digit < 0) {
                throw new ArgumentProblem("an hex digit is expected (found '" + text.charAt(i) + "')");
            }
            if (text.length() % 2 != 0) {
                throw new ArgumentProblem("an even number of hex digit is expected");
            }
            bytes[i / 2] = (byte) (bytes[i / 2] << 4 | digit);
        }
        return new Text(SampleType.BINARY, bytes);
    }

    private static final class Truth extends Fetch {

        private final boolean value;

        Truth(boolean value) {
            this.value = value;
        }

        @Override
        public boolean fetch(SampleContext context, Sample sample) {
            return sample.truth(value);
        }
    }

    private static final class Whole extends Fetch {

        private final long value;

        Whole(long value) {
            this.value = value;
        }

        @Override
        public boolean fetch(SampleContext context, Sample sample) {
            return sample.integer(value);
        }
    }

    private static final class Text extends Fetch {

        private final SampleType type;
        private final byte[] bytes;

        Text(SampleType type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        @Override
        public boolean fetch(SampleContext context, Sample sample) {
            return sample.bytes(type, bytes, 0, bytes.length);
        }
    }

    private static final class Ipv4 extends Fetch {

        private final long address;

        Ipv4(long address) {
            this.address = address;
        }

        @Override
        public boolean fetch(SampleContext context, Sample sample) {
            return sample.ipv4(address);
        }
    }

    private static final class Ipv6 extends Fetch {

        private final long high;
        private final long low;

        Ipv6(Argument argument) {
            high = Casts.bigEndian(argument.address(), 0, Long.BYTES);
            low = Casts.bigEndian(argument.address(), Long.BYTES, Long.BYTES);
        }

        @Override
        public boolean fetch(SampleContext context, Sample sample) {
            return sample.ipv6(high, low);
        }
    }
}
