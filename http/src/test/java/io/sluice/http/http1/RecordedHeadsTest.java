package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedHeadsTest {

    private static final int HEAD_BYTES = 15360;

    private final HeadParser parser = new HeadParser(HEAD_BYTES);
    private final HeadIndex head = new HeadIndex();
    private final HeadEdits edits = new HeadEdits();
    private final Buffer target = Bytes.empty();

    @Test
    void requestHeadsAreRefusedOrForwardedAsRecorded() {
        assertThat(differences("request-heads.txt", true)).isEmpty();
    }

    @Test
    void responseHeadsAreRefusedOrForwardedAsRecorded() {
        assertThat(differences("response-heads.txt", false)).isEmpty();
    }

    private List<String> differences(String resource, boolean request) {
        List<String> differences = new ArrayList<>();
        for (Recorded row : Recorded.rows(resource)) {
            String got = request ? request(row.sent()) : response(row.sent());
            String expected = switch (row.verdict()) {
                case Recorded.FORWARDED -> row.first();
                case Recorded.REFUSED -> row.first();
                default -> Recorded.INCOMPLETE;
            };
            if (!got.equals(expected) && !(expected.startsWith("- ") && got.endsWith(expected.substring(1)))) {
                differences.add(row.shown() + "\n  expected " + expected + "\n  got      " + got);
            }
        }
        return differences;
    }

    private String request(String sent) {
        Buffer buffer = Bytes.buffer(sent);
        int result = parser.parseRequest(buffer, 0, sent.length(), head);
        if (result <= 0) {
            return refusal(result, HeadError.status(result));
        }
        edits.clear();
        MessageRules.toServer(head, true, edits);
        return written(buffer);
    }

    private String response(String sent) {
        Buffer buffer = Bytes.buffer(sent);
        int result = parser.parseResponse(buffer, 0, sent.length(), head);
        if (result <= 0) {
            return refusal(result, 502);
        }
        edits.clear();
        int mode = MessageRules.responseBody(head, Method.GET);
        MessageRules.toClient(head, Method.GET, true, MessageRules.mayKeepClient(head, mode), edits);
        return written(buffer);
    }

    private String refusal(int result, int status) {
        return result == 0 ? Recorded.INCOMPLETE
                : status + " " + head.errorOffset + " " + MessageState.name(head.errorState) + "(" + head.errorState + ")";
    }

    private String written(Buffer buffer) {
        int end = HeadWriter.write(buffer, head, edits, target, 0, target.capacity());
        return target.toText(0, end);
    }
}
