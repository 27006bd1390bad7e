package io.sluice.engine.fetch;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Exchange;
import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.KnownHeader;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Availability;
import io.sluice.language.sample.Casts;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;
import java.util.ArrayList;
import java.util.List;

/** Values of cookies: those that a client sends, separated by semicolons in its Cookie lines, and those that Set-Cookie lines begin with. */
final class CookieFetches {

    private enum Result { VALUE, COUNT, NUMBER }

    private CookieFetches() {
    }

    static List<FetchKeyword> keywords() {
        List<FetchKeyword> keywords = new ArrayList<>();
        for (String prefix : List.of("req.cook", "cook", "res.cook", "scook")) {
            boolean request = !prefix.startsWith("res") && !prefix.startsWith("s");
            Availability availability = request ? Availability.REQUEST : Availability.RESPONSE;
            keywords.add(FetchKeyword.of(prefix + "([string]): str", availability, arguments -> new Cookie(arguments, request, Result.VALUE)));
            keywords.add(FetchKeyword.of(prefix + "_cnt([string]): sint", availability, arguments -> new Cookie(arguments, request, Result.COUNT)));
            keywords.add(FetchKeyword.of(prefix + "_val([string]): sint", availability,
                arguments -> new Cookie(arguments, request, Result.NUMBER)));
        }
        return keywords;
    }

    private static final class Cookie extends ExchangeFetch {

        private final byte[] name;
        private final boolean request;
        private final Result result;

        Cookie(Arguments arguments, boolean request, Result result) {
            this.name = arguments.has(0) ? arguments.bytes(0) : new byte[0];
            this.request = request;
            this.result = result;
        }

        @Override
        boolean fetch(Exchange exchange, Sample sample) {
            EditedHead message = request ? exchange.request() : exchange.response();
            if (message == null) {
                return false;
            }
            if (result == Result.COUNT) {
                return sample.integer(walk(message, Integer.MAX_VALUE, sample));
            }
            int wanted = sample.iterate ? sample.cursor++ : 0;
            boolean found = walk(message, wanted, sample) < 0;
            sample.more = found && sample.iterate;
            return found && (result == Result.VALUE || Casts.cast(sample, SampleType.INTEGER));
        }

        /** Answers how many values there are, or -1 after the one of this number has been copied. */
        private int walk(EditedHead message, int wanted, Sample sample) {
            HeadIndex head = message.index();
            Buffer buffer = message.buffer();
            int kind = request ? KnownHeader.COOKIE : KnownHeader.SET_COOKIE;
            int seen = 0;
            for (int i = head.next(kind, 0); i >= 0; i = head.next(kind, i + 1)) {
                int end = head.valueOffset[i] + head.valueLength[i];
                int at = head.valueOffset[i];
                while (at < end) {
                    int stop = partEnd(buffer, at, end);
                    int value = valueAt(buffer, at, stop);
                    if (value >= 0) {
                        if (seen == wanted) {
                            int last = stop;
                            while (last > value && isBlank(buffer.get(last - 1))) {
                                last--;
                            }
                            return copy(buffer, value, last - value, sample) ? -1 : seen;
                        }
                        seen++;
                    }
                    at = request ? stop + 1 : end;
                }
            }
            return seen;
        }

        private static int partEnd(Buffer buffer, int from, int end) {
            boolean quoted = false;
            for (int at = from; at < end; at++) {
                byte octet = buffer.get(at);
                if (octet == '"') {
                    quoted = !quoted;
                } else if (octet == ';' && !quoted) {
                    return at;
                }
            }
            return end;
        }

        /** Where the value begins if this is the cookie of the name (or any, without a name); -1 if it is not. */
        private int valueAt(Buffer buffer, int from, int end) {
            int at = from;
            while (at < end && isBlank(buffer.get(at))) {
                at++;
            }
            int equals = at;
            while (equals < end && buffer.get(equals) != '=') {
                equals++;
            }
            if (equals == end) {
                return -1;
            }
            int nameEnd = equals;
            while (nameEnd > at && isBlank(buffer.get(nameEnd - 1))) {
                nameEnd--;
            }
            if (name.length > 0) {
                if (nameEnd - at != name.length) {
                    return -1;
                }
                for (int i = 0; i < name.length; i++) {
                    if (buffer.get(at + i) != name[i]) {
                        return -1;
                    }
                }
            }
            int value = equals + 1;
            while (value < end && isBlank(buffer.get(value))) {
                value++;
            }
            return value;
        }

        private static boolean isBlank(byte octet) {
            return octet == ' ' || octet == '\t';
        }
    }
}
