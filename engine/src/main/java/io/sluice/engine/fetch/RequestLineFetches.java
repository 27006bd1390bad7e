package io.sluice.engine.fetch;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Exchange;
import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadIndex;
import io.sluice.language.sample.Availability;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;
import java.util.List;

/** Parts of the request line. */
final class RequestLineFetches {

    private RequestLineFetches() {
    }

    static List<FetchKeyword> keywords() {
        return List.of(
            FetchKeyword.of("method: meth", Availability.REQUEST_KEPT, new RequestLineFetch() {
                @Override
                boolean fetch(HeadIndex head, Buffer buffer, Sample sample) {
                    boolean found = copy(buffer, head.methodOffset, head.methodLength, sample);
                    sample.type = SampleType.METHOD;
                    return found;
                }
            }),
            FetchKeyword.of("url: str", Availability.REQUEST, new RequestLineFetch() {
                @Override
                boolean fetch(HeadIndex head, Buffer buffer, Sample sample) {
                    return copy(buffer, head.targetOffset, head.targetLength, sample);
                }
            }),
            FetchKeyword.of("path: str", Availability.REQUEST, new RequestLineFetch() {
                @Override
                boolean fetch(HeadIndex head, Buffer buffer, Sample sample) {
                    return head.pathLength > 0 && copy(buffer, head.pathOffset, query(head, buffer) - head.pathOffset, sample);
                }
            }),
            FetchKeyword.of("pathq: str", Availability.REQUEST, new RequestLineFetch() {
                @Override
                boolean fetch(HeadIndex head, Buffer buffer, Sample sample) {
                    return head.pathLength > 0 && copy(buffer, head.pathOffset, head.pathLength, sample);
                }
            }),
            FetchKeyword.of("query: str", Availability.REQUEST, new RequestLineFetch() {
                @Override
                boolean fetch(HeadIndex head, Buffer buffer, Sample sample) {
                    int end = head.pathOffset + head.pathLength;
                    int mark = query(head, buffer);
                    return mark < end && copy(buffer, mark + 1, end - mark - 1, sample);
                }
            }),
            FetchKeyword.of("req.ver: str", Availability.REQUEST, new Version()),
            FetchKeyword.of("req_ver: str", Availability.REQUEST, new Version()));
    }

    /** Where the query begins with its question mark; the end of the path when there is none. */
    static int query(HeadIndex head, Buffer buffer) {
        int end = head.pathOffset + head.pathLength;
        for (int i = head.pathOffset; i < end; i++) {
            if (buffer.get(i) == '?') {
                return i;
            }
        }
        return end;
    }

    private abstract static class RequestLineFetch extends ExchangeFetch {

        @Override
        final boolean fetch(Exchange exchange, Sample sample) {
            EditedHead request = exchange.request();
            return request != null && fetch(request.index(), request.buffer(), sample);
        }

        abstract boolean fetch(HeadIndex head, Buffer buffer, Sample sample);
    }

    private static final class Version extends RequestLineFetch {

        @Override
        boolean fetch(HeadIndex head, Buffer buffer, Sample sample) {
            byte[] room = sample.room(3);
            room[0] = (byte) ('0' + head.majorVersion);
            room[1] = '.';
            room[2] = (byte) ('0' + head.minorVersion);
            return sample.took(SampleType.STRING, room, 3);
        }
    }
}
