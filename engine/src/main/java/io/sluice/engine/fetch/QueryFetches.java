package io.sluice.engine.fetch;

import io.sluice.base.bytes.Buffer;
import io.sluice.base.hash.HashFunction;
import io.sluice.engine.proxy.Exchange;
import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadIndex;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Availability;
import io.sluice.language.sample.Casts;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;
import java.util.List;

/** Parameters of the query, and the base: the Host and the path together. */
final class QueryFetches {

    private QueryFetches() {
    }

    static List<FetchKeyword> keywords() {
        return List.of(
            FetchKeyword.of("url_param([string,string,string]): str", Availability.REQUEST, arguments -> new Parameter(arguments, false)),
            FetchKeyword.of("urlp([string,string,string]): str", Availability.REQUEST, arguments -> new Parameter(arguments, false)),
            FetchKeyword.of("urlp_val([string,string,string]): sint", Availability.REQUEST, arguments -> new Parameter(arguments, true)),
            SimpleFetches.exchange("base: str", Availability.REQUEST, (exchange, sample) -> base(exchange.request(), false, sample)),
            SimpleFetches.exchange("baseq: str", Availability.REQUEST, (exchange, sample) -> base(exchange.request(), true, sample)),
            SimpleFetches.exchange("base32: sint", Availability.REQUEST,
                (exchange, sample) -> base(exchange.request(), false, sample) && hash(sample)));
    }

    private static boolean hash(Sample sample) {
        return sample.integer(HashFunction.avalanche(HashFunction.SDBM.of(sample.bytes, sample.from, sample.length)) & 0xffff_ffffL);
    }

    private static boolean base(EditedHead request, boolean withQuery, Sample sample) {
        if (request == null) {
            return false;
        }
        HeadIndex head = request.index();
        Buffer buffer = request.buffer();
        int host = head.hostIndex;
        int hostLength = host < 0 ? 0 : head.valueLength[host];
        int pathLength = withQuery ? head.pathLength : RequestLineFetches.query(head, buffer) - head.pathOffset;
        byte[] room = sample.room(hostLength + pathLength);
        if (room == null || head.pathLength == 0) {
            return false;
        }
        if (hostLength > 0) {
            buffer.copyTo(head.valueOffset[host], room, 0, hostLength);
        }
        buffer.copyTo(head.pathOffset, room, hostLength, pathLength);
        return sample.took(SampleType.STRING, room, hostLength + pathLength);
    }

    /** {@code url_param(name[,delimiter[,i]])}: the value behind {@code name=} in the query. */
    private static final class Parameter extends ExchangeFetch {

        private final byte[] name;
        private final byte delimiter;
        private final boolean ignoresCase;
        private final boolean isNumber;

        Parameter(Arguments arguments, boolean isNumber) {
            this.name = arguments.has(0) ? arguments.bytes(0) : new byte[0];
            String given = arguments.text(1, "");
            this.delimiter = given.isEmpty() ? (byte) '?' : (byte) given.charAt(0);
            this.ignoresCase = "i".equals(arguments.text(2, ""));
            this.isNumber = isNumber;
        }

        @Override
        boolean fetch(Exchange exchange, Sample sample) {
            EditedHead request = exchange.request();
            if (request == null) {
                return false;
            }
            HeadIndex head = request.index();
            Buffer buffer = request.buffer();
            int end = head.pathOffset + head.pathLength;
            int at = head.pathOffset;
            while (at < end && buffer.get(at) != delimiter) {
                at++;
            }
            int wanted = sample.iterate ? sample.cursor++ : 0;
            at++;
            while (at < end) {
                int stop = at;
                while (stop < end && buffer.get(stop) != '&' && (delimiter == '?' || buffer.get(stop) != delimiter)) {
                    stop++;
                }
                int value = valueAt(buffer, at, stop);
                if (value >= 0 && wanted-- == 0) {
                    sample.more = sample.iterate;
                    return copy(buffer, value, stop - value, sample) && (!isNumber || Casts.cast(sample, SampleType.INTEGER));
                }
                at = stop + 1;
            }
            return false;
        }

        private int valueAt(Buffer buffer, int from, int end) {
            if (name.length == 0) {
                int at = from;
                while (at < end && buffer.get(at) != '=') {
                    at++;
                }
                return Math.min(end, at + 1);
            }
            if (end - from < name.length || end - from > name.length && buffer.get(from + name.length) != '=') {
                return -1;
            }
            for (int i = 0; i < name.length; i++) {
                byte octet = buffer.get(from + i);
                if (octet != name[i] && !(ignoresCase && lower(octet) == lower(name[i]))) {
                    return -1;
                }
            }
            return Math.min(end, from + name.length + 1);
        }

        private static int lower(byte octet) {
            return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
        }
    }
}
