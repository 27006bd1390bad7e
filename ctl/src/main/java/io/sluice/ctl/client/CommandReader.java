package io.sluice.ctl.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Splits text into commands: one per line, except that a line ending with {@code <<} or {@code <<MARK} takes the lines of its payload along, up to
 * an empty line or the mark. Empty lines between commands are skipped. A command may have {@link #LARGEST_BYTES} bytes.
 */
public final class CommandReader {

    static final int LARGEST_BYTES = 64 * 1024 * 1024;

    private final InputStream input;

    public CommandReader(InputStream input) {
        this.input = new BufferedInputStream(input);
    }

    /** The next command with its line ends, or null at the end. */
    public byte[] next() throws IOException {
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        String line = readLine(command);
        while (line != null && line.isBlank()) {
            command.reset();
            line = readLine(command);
        }
        if (line == null) {
            return null;
        }
        String mark = payloadMark(line);
        while (mark != null) {
            String payload = readLine(command);
            if (payload == null || payload.equals(mark)) {
                break;
            }
        }
        return command.toByteArray();
    }

    /** What ends the payload that this line announces, or null when it announces none. */
    private static String payloadMark(String line) {
        int start = line.lastIndexOf("<<");
        if (start < 0) {
            return null;
        }
        String mark = line.substring(start + 2);
        return mark.strip().indexOf(' ') < 0 ? mark.strip() : null;
    }

    /** Appends a line with its end to the command and returns it without, or null at the end of the input. */
    private String readLine(ByteArrayOutputStream command) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int octet = input.read();
        if (octet < 0) {
            return null;
        }
        while (octet >= 0) {
            if (command.size() >= LARGEST_BYTES) {
                throw new IOException("a command has more than " + LARGEST_BYTES + " bytes");
            }
            command.write(octet);
            if (octet == '\n') {
                break;
            }
            line.write(octet);
            octet = input.read();
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
