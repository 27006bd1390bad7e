package io.sluice.conformance.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Finds where an HTTP/1 message ends, for scenarios that receive "a response" or "a request". Deliberately simple: it trusts the sender, and what it cannot
 * delimit it leaves to the scenario's other ways of waiting. Stateless.
 */
final class HttpMessages {
    private HttpMessages() {}

    /** The length of the head with its empty line, or -1. */
    static int headLength(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                if (i + 1 < count && bytes[i + 1] == '\n') {
                    return i + 2;
                }
                if (i + 2 < count && bytes[i + 1] == '\r' && bytes[i + 2] == '\n') {
                    return i + 3;
                }
            }
        }
        return -1;
    }

    /** The length of a whole message, or -1. */
    static int messageLength(byte[] bytes, int count, boolean ended) {
        int head = headLength(bytes, count);
        if (head < 0) {
            return -1;
        }
        String text = new String(bytes, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        boolean response = text.startsWith("http/");
        if (response && hasNoBody(text)) {
            return head;
        }
        if (isChunked(text)) {
            return chunkedEnd(bytes, head, count);
        }
        int at = text.indexOf("\ncontent-length:");
        if (at >= 0) {
            long length = Long.parseLong(text.substring(at + 16, text.indexOf('\n', at + 1)).trim());
            return head + length <= count ? (int) (head + length) : -1;
        }
        if (response) {
            return ended ? count : -1;
        }
        return head;
    }

    private static boolean isChunked(String head) {
        return head.contains("\ntransfer-encoding:") && head.contains("chunked");
    }

    private static boolean hasNoBody(String head) {
        String status = head.length() > 12 ? head.substring(9, 12) : "";
        return status.startsWith("1") || status.equals("204") || status.equals("304");
    }

    private static int chunkedEnd(byte[] bytes, int from, int count) {
        int at = from;
        while (true) {
            int lineEnd = indexOfLineFeed(bytes, at, count);
            if (lineEnd < 0) {
                return -1;
            }
            int size = chunkSize(bytes, at, lineEnd);
            at = lineEnd + 1;
            if (size < 0) {
                return at;
            }
            if (size == 0) {
                return trailerEnd(bytes, at, count);
            }
            at += size + 2;
            if (at > count) {
                return -1;
            }
        }
    }

    private static int chunkSize(byte[] bytes, int from, int to) {
        String line = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).trim();
        int semicolon = line.indexOf(';');
        try {
            return Integer.parseInt(semicolon < 0 ? line : line.substring(0, semicolon).trim(), 16);
        } catch (NumberFormatException notASize) {
            return -1;
        }
    }

    private static int trailerEnd(byte[] bytes, int from, int count) {
        int at = from;
        while (true) {
            int lineEnd = indexOfLineFeed(bytes, at, count);
            if (lineEnd < 0) {
                return -1;
            }
            boolean empty = lineEnd == at || (lineEnd == at + 1 && bytes[at] == '\r');
            at = lineEnd + 1;
            if (empty) {
                return at;
            }
        }
    }

    private static int indexOfLineFeed(byte[] bytes, int from, int count) {
        for (int i = from; i < count; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** The message with a chunked body's data joined, because where chunks begin depends on timing. */
    static byte[] joinChunks(byte[] message) {
        int head = headLength(message, message.length);
        if (head < 0 || !isChunked(new String(message, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT))) {
            return message;
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream(message.length);
        joined.write(message, 0, head);
        int at = head;
        while (true) {
            int lineEnd = indexOfLineFeed(message, at, message.length);
            if (lineEnd < 0) {
                break;
            }
            int size = chunkSize(message, at, lineEnd);
            if (size <= 0) {
                joined.writeBytes("\n0\r\n".getBytes(StandardCharsets.ISO_8859_1));
                joined.write(message, lineEnd + 1, message.length - lineEnd - 1);
                break;
            }
            int present = Math.min(size, message.length - lineEnd - 1);
            joined.write(message, lineEnd + 1, present);
            at = Math.min(message.length, lineEnd + 1 + present + 2);
        }
        return joined.toByteArray();
    }

    /** One line that stands for a body too large to show. */
    static String summary(byte[] bytes, int from) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, from, bytes.length - from);
        return String.format(Locale.ROOT, "(%d bytes, checksum %08x)", bytes.length - from, checksum.getValue());
    }
}
