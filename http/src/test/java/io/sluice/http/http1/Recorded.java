package io.sluice.http.http1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of the recorded tables: what was sent to a HAProxy 3.2 and what it did with it. Texts are ISO 8859-1.
 *
 * @param verdict forwarded, refused or incomplete
 * @param sent the bytes that were sent
 * @param first the forwarded head or payload, or the description of the error
 * @param second the forwarded trailers
 */
record Recorded(String verdict, String sent, String first, String second) {

    static final String FORWARDED = "forwarded";
    static final String REFUSED = "refused";
    static final String INCOMPLETE = "incomplete";

    static List<Recorded> rows(String resource) {
        List<Recorded> rows = new ArrayList<>();
        for (String line : text(resource).split("\n", -1)) {
            if (!line.isEmpty() && line.charAt(0) != '#') {
                String[] cells = line.split("\t", -1);
                rows.add(new Recorded(cells[0], unescape(cells[1]), unescape(cells[2]), cells.length > 3 ? unescape(cells[3]) : ""));
            }
        }
        return rows;
    }

    private static String text(String resource) {
        try (InputStream stream = Recorded.class.getResourceAsStream(resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            switch (kind) {
                case 'r' -> plain.append('\r');
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case 'x' -> {
                    plain.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> plain.append(kind);
            }
        }
        return plain.toString();
    }

    /** The bytes sent, readable in a message. */
    String shown() {
        return sent.replace("\r", "\\r").replace("\n", "\\n");
    }
}
