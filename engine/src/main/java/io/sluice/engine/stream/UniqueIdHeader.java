package io.sluice.engine.stream;

import io.sluice.engine.log.TrafficRecord;
import io.sluice.engine.log.UniqueIds;
import io.sluice.http.http1.HeadEdits;

/** {@code unique-id-format} and {@code unique-id-header}: gives a request its identifier and tells the server. */
final class UniqueIdHeader {

    private static final byte[] COLON = {':', ' '};
    private static final byte[] LINE_END = {'\r', '\n'};

    private UniqueIdHeader() {
    }

    /** Always goes on. */
    static boolean edit(HttpStream stream) {
        UniqueIds ids = stream.frontend().proxy().log().uniqueIds();
        if (ids == null) {
            return true;
        }
        TrafficRecord record = stream.record();
        ids.make(stream.context().log(), record);
        if (ids.header() != null && record.uniqueIdLength > 0) {
            HeadEdits edits = stream.edits;
            edits.append(ids.header());
            edits.append(COLON);
            edits.append(record.uniqueId, 0, record.uniqueIdLength);
            edits.append(LINE_END);
        }
        return true;
    }
}
