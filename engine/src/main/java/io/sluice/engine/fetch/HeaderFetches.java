package io.sluice.engine.fetch;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Exchange;
import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadIndex;
import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Availability;
import io.sluice.language.sample.Casts;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Headers by name. {@code hdr} and its kin see every part between commas outside of quotes as a value, {@code fhdr} whole lines. Without an occurrence
 * they give the last value, or one after the other where all are asked for; a negative occurrence counts from the end.
 */
final class HeaderFetches {

    private static final int FURTHEST_FROM_END = 10;

    private HeaderFetches() {
    }

    static List<FetchKeyword> keywords() {
        List<FetchKeyword> keywords = new ArrayList<>();
        family(keywords, "req.", true, Availability.REQUEST);
        family(keywords, "", true, Availability.REQUEST);
        family(keywords, "res.", false, Availability.RESPONSE);
        family(keywords, "s", false, Availability.RESPONSE);
        return keywords;
    }

    /** {@code hdr} in all contexts has a name of its own, as have a few short forms that exist on one side only. */
    private static void family(List<FetchKeyword> keywords, String prefix, boolean request, Availability availability) {
        boolean full = prefix.endsWith(".");
        String name = prefix + "hdr";
        keywords.add(FetchKeyword.of(name + "([string,integer]): str", availability, arguments -> new Values(arguments, request, true)));
        keywords.add(FetchKeyword.of(name + "_cnt([string]): sint", availability, arguments -> new Count(arguments, request, true)));
        keywords.add(FetchKeyword.of(name + "_val([string,integer]): sint", availability,
            arguments -> new Typed(arguments, request, SampleType.INTEGER)));
        keywords.add(FetchKeyword.of(name + "_ip([string,integer]): addr", availability,
            arguments -> new Typed(arguments, request, SampleType.ADDRESS)));
        if (full) {
            keywords.add(FetchKeyword.of(prefix + "fhdr([string,integer]): str", availability,
                arguments -> new Values(arguments, request, false)));
            keywords.add(FetchKeyword.of(prefix + "fhdr_cnt([string]): sint", availability,
                arguments -> new Count(arguments, request, false)));
        }
    }

    /** Walks over the values of one header, or of all. */
    private abstract static class HeaderFetch extends ExchangeFetch {

        private final byte[] name;
        private final boolean request;
        private final boolean split;

        HeaderFetch(Arguments arguments, boolean request, boolean split) {
            this.name = arguments.text(0, "").toLowerCase(Locale.ROOT).getBytes(StandardCharsets.ISO_8859_1);
            this.request = request;
            this.split = split;
        }

        @Override
        final boolean fetch(Exchange exchange, Sample sample) {
            EditedHead message = request ? exchange.request() : exchange.response();
            return message != null && fetch(message.index(), message.buffer(), sample);
        }

        abstract boolean fetch(HeadIndex head, Buffer buffer, Sample sample);

        /** How many values there are. */
        final int count(HeadIndex head, Buffer buffer) {
            int values = 0;
            for (int i = 0; i < head.count; i++) {
                if (!matches(head, buffer, i)) {
                    continue;
                }
                int end = head.valueOffset[i] + head.valueLength[i];
                for (int at = head.valueOffset[i]; at <= end; at = partEnd(buffer, at, end) + 1) {
                    values++;
                }
            }
            return values;
        }

        /** Copies the value of this number, counted from 0; false when there are fewer. */
        final boolean value(HeadIndex head, Buffer buffer, int number, Sample sample) {
            int left = number;
            for (int i = 0; i < head.count; i++) {
                if (!matches(head, buffer, i)) {
                    continue;
                }
                int end = head.valueOffset[i] + head.valueLength[i];
                int at = head.valueOffset[i];
                while (at <= end) {
                    int stop = partEnd(buffer, at, end);
                    if (left-- == 0) {
                        return trimmed(buffer, at, stop, sample);
                    }
                    at = stop + 1;
                }
            }
            return false;
        }

        private boolean matches(HeadIndex head, Buffer buffer, int i) {
            byte[] wanted = name;
            int length = head.nameLength[i];
            if (wanted.length == 0) {
                return true;
            }
            if (length != wanted.length) {
                return false;
            }
            int offset = head.nameOffset[i];
            for (int k = 0; k < length; k++) {
                if (buffer.get(offset + k) != wanted[k]) {
                    return false;
                }
            }
            return true;
        }

        private int partEnd(Buffer buffer, int from, int end) {
            if (!split) {
                return end;
            }
            boolean quoted = false;
            for (int at = from; at < end; at++) {
                byte octet = buffer.get(at);
                if (octet == '"') {
                    quoted = !quoted;
                } else if (octet == '\\' && quoted) {
                    at++;
                } else if (octet == ',' && !quoted) {
                    return at;
                }
            }
            return end;
        }

        private static boolean trimmed(Buffer buffer, int from, int end, Sample sample) {
            int first = from;
            int last = end;
            while (first < last && isBlank(buffer.get(first))) {
                first++;
            }
            while (last > first && isBlank(buffer.get(last - 1))) {
                last--;
            }
            return copy(buffer, first, last - first, sample);
        }

        private static boolean isBlank(byte octet) {
            return octet == ' ' || octet == '\t';
        }
    }

    private static class Values extends HeaderFetch {

        private final int occurrence;

        Values(Arguments arguments, boolean request, boolean split) throws ArgumentProblem {
            super(arguments, request, split);
            long number = arguments.number(1, 0);
            if (number < -FURTHEST_FROM_END) {
                throw new ArgumentProblem("header occurrence must be >= -10");
            }
            this.occurrence = (int) Math.min(Integer.MAX_VALUE, number);
        }

        @Override
        boolean fetch(HeadIndex head, Buffer buffer, Sample sample) {
            if (occurrence > 0) {
                return value(head, buffer, occurrence - 1, sample);
            }
            if (occurrence == 0 && sample.iterate) {
                int at = sample.cursor++;
                boolean found = value(head, buffer, at, sample);
                sample.more = found;
                return found;
            }
            int number = count(head, buffer) + (occurrence == 0 ? -1 : occurrence);
            return number >= 0 && value(head, buffer, number, sample);
        }
    }

    /** A value as a number or an address; values that are neither are passed over where all are asked for. */
    private static final class Typed extends Values {

        private final SampleType type;

        Typed(Arguments arguments, boolean request, SampleType type) throws ArgumentProblem {
            super(arguments, request, true);
            this.type = type;
        }

        @Override
        boolean fetch(HeadIndex head, Buffer buffer, Sample sample) {
            while (super.fetch(head, buffer, sample)) {
                if (Casts.cast(sample, type)) {
                    return true;
                }
                if (!sample.more) {
                    return false;
                }
            }
            return false;
        }
    }

    private static final class Count extends HeaderFetch {

        Count(Arguments arguments, boolean request, boolean split) {
            super(arguments, request, split);
        }

        @Override
        boolean fetch(HeadIndex head, Buffer buffer, Sample sample) {
            return sample.integer(count(head, buffer));
        }
    }
}
