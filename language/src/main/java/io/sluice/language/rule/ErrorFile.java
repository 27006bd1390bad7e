package io.sluice.language.rule;

import io.sluice.language.config.source.FileSource;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Numbers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A file that holds a whole HTTP/1 response: read, checked, and brought into the form that is sent. Immutable once read. */
public final class ErrorFile {

    /** What HAProxy's buffers hold beside a response, and what the parts of a response weigh beyond their text. */
    private static final int BUFFER_OVERHEAD_BYTES = 93;
    private static final int HEADER_WEIGHT_BYTES = 8;
    private static final int START_LINE_PREFIX = "HTTP/1.1 503 ".length();
    private static final int START_LINE_WEIGHT_BYTES = "HTTP/1.1503".length();

    private final byte[] response;
    private final String problem;
    private String warning;

    private ErrorFile(byte[] response, String problem) {
        this.response = response;
        this.problem = problem;
    }

    /** True for the statuses whose error replies can be replaced. */
    public static boolean isHandled(long status) {
        return switch (Math.clamp(status, -1, 1_000)) {
            case 200, 400, 401, 403, 404, 405, 407, 408, 410, 413, 414, 421, 422, 425, 429, 431, 500, 501, 502, 503, 504 -> true;
            default -> false;
        };
    }

    /** Reads a file by the name written in the configuration; never throws. */
    public static ErrorFile read(String name, FileSource files, int bufferSizeBytes) {
        byte[] content;
        try {
            content = files.read(Characters.decoded(name));
        } catch (IOException unreadable) {
            return failed("error opening file '" + name + "'.");
        }
        if (content.length == 0) {
            return new ErrorFile(content, null);
        }
        String text = new String(content, 0, Math.min(content.length, bufferSizeBytes), StandardCharsets.ISO_8859_1);
        ErrorFile file = normalised(name, text, bufferSizeBytes - BUFFER_OVERHEAD_BYTES);
        if (content.length > bufferSizeBytes) {
            file.warning = "custom error message file '" + name + "' larger than " + bufferSizeBytes + " bytes. Truncating.";
        }
        return file;
    }

    private static ErrorFile failed(String problem) {
        return new ErrorFile(null, problem);
    }

    /** One head line after the other; the offsets in messages are those of the file. */
    private static ErrorFile normalised(String name, String text, int weightLimit) {
        StringBuilder head = new StringBuilder(text.length() + 32);
        long announced = Numbers.INVALID;
        int weight = 0;
        int position = 0;
        while (true) {
            int end = text.indexOf('\n', position);
            if (end < 0) {
                return failed("'" + name + "': unable to parse headers (error offset: -2)");
            }
            String line = text.substring(position, end > position && text.charAt(end - 1) == '\r' ? end - 1 : end);
            if (position == 0) {
                if (!isStatusLine(line)) {
                    return failed("'" + name + "': unable to parse headers (error offset: 0)");
                }
                head.append(line).append("\r\n");
                weight = START_LINE_WEIGHT_BYTES + Math.max(0, line.length() - START_LINE_PREFIX);
            } else if (line.isEmpty()) {
                position = end + 1;
                break;
            } else {
                int colon = line.indexOf(':');
                if (colon <= 0 || !isToken(line, colon)) {
                    return failed("'" + name + "': unable to parse headers (error offset: " + position + ")");
                }
                String header = line.substring(0, colon).toLowerCase(Locale.ROOT);
                String value = line.substring(colon + 1).strip();
                if ("transfer-encoding".equals(header)) {
                    return failed("'" + name + "': chunk-encoded payload not supported");
                }
                announced = "content-length".equals(header) ? Numbers.parse(value) : announced;
                weight += HEADER_WEIGHT_BYTES + header.length() + value.length();
                head.append(header).append(": ").append(value).append("\r\n");
            }
            position = end + 1;
        }
        int body = text.length() - position;
        if (announced != Numbers.INVALID && announced != body) {
            return failed("'" + name + "': payload size does not match the announced content-length (" + body + " != " + announced + ")");
        }
        if (weight + body > weightLimit) {
            return failed("'" + name + "': unable to add payload into the HTX message");
        }
        ByteArrayOutputStream response = new ByteArrayOutputStream(head.length() + body + 2);
        response.writeBytes(Characters.bytes(head.append("\r\n").toString()));
        response.writeBytes(Characters.bytes(text.substring(position)));
        return new ErrorFile(response.toByteArray(), null);
    }

    private static boolean isStatusLine(String line) {
        if (line.length() < 12 || !line.startsWith("HTTP/1.") || !Characters.isDigit(line.charAt(7)) || line.charAt(8) != ' ') {
            return false;
        }
        return Numbers.parse(line.substring(9, 12), 100, 999) != Numbers.INVALID && (line.length() == 12 || line.charAt(12) == ' ');
    }

    private static boolean isToken(String line, int end) {
        for (int i = 0; i < end; i++) {
            char character = line.charAt(i);
            if (character <= ' ' || character >= 127) {
                return false;
            }
        }
        return true;
    }

    /** What is wrong with the file, or null. */
    public String problem() {
        return problem;
    }

    /** What is to be said about a file that can be used, or null. */
    public String warning() {
        return warning;
    }

    /** The response with CRLF line ends and lower-case header names; empty for an empty file. */
    public byte[] response() {
        return response;
    }
}
