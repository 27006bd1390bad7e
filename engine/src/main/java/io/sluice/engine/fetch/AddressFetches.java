package io.sluice.engine.fetch;

import io.sluice.engine.proxy.Exchange;
import io.sluice.language.sample.Availability;
import io.sluice.language.sample.Casts;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Sample;
import java.util.List;

/** {@code src}, {@code dst} and their ports, out of raw socket addresses. */
final class AddressFetches {

    private static final int FAMILY_IPV4 = 2;
    private static final int FAMILY_IPV6 = 10;
    private static final int PORT_OFFSET = 2;
    private static final int IPV4_OFFSET = 4;
    private static final int IPV6_OFFSET = 8;

    private AddressFetches() {
    }

    static List<FetchKeyword> keywords() {
        return List.of(
            FetchKeyword.of("src: addr", Availability.CONNECTION, new ExchangeFetch() {
                @Override
                boolean fetch(Exchange exchange, Sample sample) {
                    return address(exchange.record().clientAddress, sample);
                }
            }),
            FetchKeyword.of("src_port: sint", Availability.CONNECTION, new ExchangeFetch() {
                @Override
                boolean fetch(Exchange exchange, Sample sample) {
                    return port(exchange.record().clientAddress, sample);
                }
            }),
            FetchKeyword.of("dst: addr", Availability.CONNECTION, new ExchangeFetch() {
                @Override
                boolean fetch(Exchange exchange, Sample sample) {
                    return address(exchange.localAddress(), sample);
                }
            }),
            FetchKeyword.of("dst_port: sint", Availability.CONNECTION, new ExchangeFetch() {
                @Override
                boolean fetch(Exchange exchange, Sample sample) {
                    return port(exchange.localAddress(), sample);
                }
            }));
    }

    /** The IP address in a raw socket address; a unix socket has none. */
    static boolean address(byte[] raw, Sample sample) {
        return switch (raw[0]) {
            case FAMILY_IPV4 -> sample.ipv4(Casts.bigEndian(raw, IPV4_OFFSET, Integer.BYTES));
            case FAMILY_IPV6 -> sample.ipv6(Casts.bigEndian(raw, IPV6_OFFSET, Long.BYTES),
                Casts.bigEndian(raw, IPV6_OFFSET + Long.BYTES, Long.BYTES));
            default -> false;
        };
    }

    /** The port in a raw socket address. */
    static boolean port(byte[] raw, Sample sample) {
        return (raw[0] == FAMILY_IPV4 || raw[0] == FAMILY_IPV6) && sample.integer(Casts.bigEndian(raw, PORT_OFFSET, 2));
    }
}
