package io.sluice.language.converter;

import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Casts;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ConverterKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;
import java.util.List;

/** {@code ipmask}. */
final class AddressConverters {

    private AddressConverters() {
    }

    static List<ConverterKeyword> keywords() {
        return List.of(ConverterKeyword.of("ipmask(IPv4 mask[,IPv6 mask]): addr => addr", Mask::new));
    }

    private static final class Mask extends Converter {

        private final long mask;
        private final boolean masksIpv6;
        private final long high;
        private final long low;

        Mask(Arguments arguments) {
            mask = arguments.number(0, 0);
            masksIpv6 = arguments.has(1);
            high = masksIpv6 ? Casts.bigEndian(arguments.get(1).address(), 0, Long.BYTES) : 0;
            low = masksIpv6 ? Casts.bigEndian(arguments.get(1).address(), Long.BYTES, Long.BYTES) : 0;
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            if (sample.type == SampleType.IPV4) {
                return sample.ipv4(sample.number & mask);
            }
            return masksIpv6 && sample.ipv6(sample.high & high, sample.low & low);
        }
    }
}
