package io.sluice.engine.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The response to a health check, read from the bytes that are there. A check's answer is small and rare, so this reader goes through it from the
 * start each time; it knows no more of HTTP/1 than a check needs, and everything odd is no response.
 */
final class HttpAnswer {

    /** How far the bytes go. */
    enum Progress { HEAD_MISSING, BODY_MISSING, COMPLETE, BROKEN }

    private final byte[] bytes;
    private final int length;
    private final boolean ended;
    private int position;
    private Progress progress = Progress.HEAD_MISSING;
    private int status;
    private String reason = "";
    private final List<byte[]> headers = new ArrayList<>();
    private long bodyLength = -1;
    private boolean chunked;
    private byte[] body = {};

    private HttpAnswer(byte[] bytes, int length, boolean ended) {
        this.bytes = bytes;
        this.length = length;
        this.ended = ended;
    }

    static HttpAnswer read(CheckInput input) {
        HttpAnswer answer = new HttpAnswer(input.bytes(), input.length(), input.isComplete());
        answer.readHead();
        return answer;
    }

    Progress progress() {
        return progress;
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    /** Names and values in turn. */
    List<byte[]> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    private void readHead() {
        do {
            headers.clear();
            bodyLength = -1;
            chunked = false;
            int headEnd = headEnd();
            if (headEnd < 0) {
                boolean odd = length > position && !startsLikeResponse();
                progress = odd || ended ? Progress.BROKEN : Progress.HEAD_MISSING;
                return;
            }
            if (!readStatusLine() || !readHeaders(headEnd)) {
                progress = Progress.BROKEN;
                return;
            }
            position = headEnd;
        } while (status < 200 && status != 101);
        readBody();
    }

    private boolean startsLikeResponse() {
        byte[] start = "HTTP/".getBytes(StandardCharsets.ISO_8859_1);
        int common = Math.min(start.length, length - position);
        return Arrays.equals(start, 0, common, bytes, position, position + common);
    }

    private int headEnd() {
        for (int i = position; i < length; i++) {
            if (bytes[i] == '\n' && i + 1 < length && (bytes[i + 1] == '\n' || bytes[i + 1] == '\r' && i + 2 < length && bytes[i + 2] == '\n')) {
                return bytes[i + 1] == '\n' ? i + 2 : i + 3;
            }
        }
        return -1;
    }

    /** The line at the position, without its end, and the position behind it. */
    private String line() {
        int end = position;
        while (bytes[end] != '\n') {
            end++;
        }
        int last = end > position && bytes[end - 1] == '\r' ? end - 1 : end;
        String text = new String(bytes, position, last - position, StandardCharsets.ISO_8859_1);
        position = end + 1;
        return text;
    }

    private boolean readStatusLine() {
        String line = line();
        if (line.length() < 12 || !line.startsWith("HTTP/") || line.charAt(6) != '.' || line.charAt(8) != ' ') {
            return false;
        }
        status = 0;
        for (int i = 9; i < 12; i++) {
            int digit = line.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            status = 10 * status + digit;
        }
        reason = line.length() > 13 ? line.substring(13) : "";
        return status >= 100 && (line.length() == 12 || line.charAt(12) == ' ');
    }

    private boolean readHeaders(int headEnd) {
        while (position < headEnd) {
            String line = line();
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                return false;
            }
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            headers.add(name.getBytes(StandardCharsets.ISO_8859_1));
            headers.add(value.getBytes(StandardCharsets.ISO_8859_1));
            if ("content-length".equalsIgnoreCase(name)) {
                bodyLength = number(value, 10);
                if (bodyLength < 0) {
                    return false;
                }
            } else if ("transfer-encoding".equalsIgnoreCase(name)) {
                chunked = value.regionMatches(true, Math.max(0, value.length() - 7), "chunked", 0, 7);
            }
        }
        return true;
    }

    private static long number(String text, int radix) {
        long value = 0;
        if (text.isEmpty() || text.length() > 15) {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }

    private void readBody() {
        progress = ended ? Progress.COMPLETE : Progress.BODY_MISSING;
        if (chunked) {
            readChunks();
            return;
        }
        boolean none = status == 204 || status == 304;
        long wanted = none ? 0 : bodyLength >= 0 ? bodyLength : Long.MAX_VALUE;
        int there = (int) Math.min(wanted, length - position);
        body = Arrays.copyOfRange(bytes, position, position + there);
        if (there == wanted) {
            progress = Progress.COMPLETE;
        }
    }

    private void readChunks() {
        byte[] joined = new byte[length - position];
        int count = 0;
        while (position < length) {
            int end = position;
            while (end < length && bytes[end] != '\n') {
                end++;
            }
            if (end == length) {
                break;
            }
            String size = line();
            int semicolon = size.indexOf(';');
            long chunk = number((semicolon < 0 ? size : size.substring(0, semicolon)).strip(), 16);
            if (chunk < 0) {
                progress = Progress.BROKEN;
                return;
            }
            if (chunk == 0) {
                progress = Progress.COMPLETE;
                break;
            }
            int there = (int) Math.min(chunk, length - position);
            System.arraycopy(bytes, position, joined, count, there);
            count += there;
            position = (int) Math.min(length, position + chunk + 2);
        }
        body = Arrays.copyOf(joined, count);
    }
}
