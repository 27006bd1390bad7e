package io.sluice.engine.fetch;

import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadIndex;
import io.sluice.language.sample.Availability;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;
import java.util.List;

/** Parts of the status line. */
final class ResponseFetches {

    private ResponseFetches() {
    }

    static List<FetchKeyword> keywords() {
        return List.of(
            SimpleFetches.exchange("status: sint", Availability.RESPONSE, (exchange, sample) -> status(exchange.response(), sample)),
            SimpleFetches.exchange("txn.status: sint", Availability.CONNECTION,
                (exchange, sample) -> exchange.record().status > 0 && sample.integer(exchange.record().status)),
            SimpleFetches.exchange("res.ver: str", Availability.RESPONSE, (exchange, sample) -> version(exchange.response(), sample)),
            SimpleFetches.exchange("resp_ver: str", Availability.RESPONSE, (exchange, sample) -> version(exchange.response(), sample)));
    }

    private static boolean status(EditedHead response, Sample sample) {
        return response != null && sample.integer(response.index().status);
    }

    private static boolean version(EditedHead response, Sample sample) {
        if (response == null) {
            return false;
        }
        HeadIndex head = response.index();
        byte[] room = sample.room(3);
        room[0] = (byte) ('0' + head.majorVersion);
        room[1] = '.';
        room[2] = (byte) ('0' + head.minorVersion);
        return sample.took(SampleType.STRING, room, 3);
    }
}
