package io.sluice.bench.origin;

import io.sluice.base.bytes.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The origin server's answers, complete with their heads, in memory that the kernel sends from. */
final class Answers {

    private static final int SMALL_BYTES = 200;
    private static final int LARGE_BYTES = 65_536;

    private final Buffer small = compose(SMALL_BYTES, "");
    private final Buffer smallLast = compose(SMALL_BYTES, "Connection: close\r\n");
    private final Buffer large = compose(LARGE_BYTES, "");
    private final Buffer largeLast = compose(LARGE_BYTES, "Connection: close\r\n");
    private final SyslogSink sink;

    Answers(SyslogSink sink) {
        this.sink = sink;
    }

    /** What a request asks for, by the first letter of its path; {@code last}: the connection closes behind it. */
    Buffer find(int pathLetter, boolean last) {
        return switch (pathLetter) {
            case '6' -> last ? largeLast : large;
            case 'l' -> text(sink.lines());
            default -> last ? smallLast : small;
        };
    }

    private static Buffer compose(int bodyBytes, String headers) {
        byte[] head = head(bodyBytes, headers).getBytes(StandardCharsets.US_ASCII);
        Buffer answer = Buffer.allocate(head.length + bodyBytes);
        int position = answer.put(0, head);
        for (int i = 0; i < bodyBytes; i++) {
            answer.put(position + i, (byte) ('a' + i % 26));
        }
        return answer;
    }

    /** Memory for it is never given back; it is asked for twice per round. */
    private static Buffer text(long number) {
        String text = Long.toString(number);
        byte[] bytes = (head(text.length(), "") + text).getBytes(StandardCharsets.US_ASCII);
        Buffer answer = Buffer.allocate(bytes.length);
        answer.put(0, bytes);
        return answer;
    }

    private static String head(int bodyBytes, String headers) {
        return String.format(Locale.ROOT, "HTTP/1.1 200 OK\r\nServer: origin\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n%s\r\n",
            bodyBytes, headers);
    }
}
