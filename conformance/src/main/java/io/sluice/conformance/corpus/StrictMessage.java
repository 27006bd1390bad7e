package io.sluice.conformance.corpus;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one HTTP/1 message as a receiver that forgives nothing: everything that two receivers might read in two ways makes it {@link State#BROKEN}. It is
 * written from the standard's grammar alone and shares no code with what it judges. Immutable.
 *
 * @param state how far it got
 * @param end where the message ends, if it is complete
 * @param text the message in one line, or why it is broken
 */
record StrictMessage(State state, int end, String text) {
    /** How far a reading got. */
    enum State { INCOMPLETE, BROKEN, COMPLETE, UNTIL_CLOSE, TUNNEL }

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern REQUEST_LINE = Pattern.compile("(" + TOKEN + ") ([\\x21-\\xff]+) HTTP/(?:1\\.([01])|0\\.[0-9])");
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) ([0-9]{1,3}) ([\\t\\x20-\\xff]*)");
    private static final Pattern HEADER = Pattern.compile("(" + TOKEN + "):[ \\t]*(.*?)[ \\t]*", Pattern.DOTALL);
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00\\r\\n]");
    private static final Pattern CHUNK_SIZE = Pattern.compile("([0-9A-Fa-f]{1,15})[ \\t]*(;[^\\x00\\r\\n]*)?");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\s,/?#@\\\\\\[\\]]*\\]|[^\\s,/?#@\\\\\\[\\]:]*)(:[^\\s,/?#@\\\\]*)?");
    private static final Pattern LONG_RUN = Pattern.compile("(.)\\1{39,}", Pattern.DOTALL);
    private static final HexFormat HEX = HexFormat.of();

    /** One reading: the bytes, and where it stands. */
    private static final class Reading {
        private final byte[] bytes;
        private final int limit;
        private int at;

        Reading(byte[] bytes, int from) {
            this.bytes = bytes;
            this.limit = bytes.length;
            this.at = from;
        }

        /** The next line without its CRLF; null when it is not there yet. */
        String line() {
            for (int i = at; i < limit; i++) {
                if (bytes[i] == '\n') {
                    boolean proper = i > at && bytes[i - 1] == '\r';
                    String line = new String(bytes, at, i - at - (proper ? 1 : 0), StandardCharsets.ISO_8859_1);
                    at = i + 1;
                    return proper ? line : line + "\n";
                }
            }
            return null;
        }
    }

    private static StrictMessage broken(String why) {
        return new StrictMessage(State.BROKEN, 0, "BROKEN (" + escaped(why) + ")");
    }

    private static StrictMessage incomplete(String soFar) {
        return new StrictMessage(State.INCOMPLETE, 0, soFar);
    }

    /** Reads the request that starts at {@code from}. */
    static StrictMessage request(byte[] bytes, int from) {
        Reading reading = new Reading(bytes, from);
        String first = reading.line();
        if (first == null) {
            return incomplete("");
        }
        Matcher line = REQUEST_LINE.matcher(first);
        if (!line.matches()) {
            return broken("request line '" + first + "'");
        }
        List<String[]> headers = new ArrayList<>();
        StrictMessage ended = headers(reading, headers);
        if (ended != null) {
            return ended.state == State.BROKEN ? ended : incomplete(escaped(first));
        }
        long hosts = count(headers, "host");
        if (hosts > 1) {
            return broken(hosts + " host headers");
        }
        String host = value(headers, "host");
        if (host != null && !AUTHORITY.matcher(host).matches()) {
            return broken("host '" + host + "'");
        }
        boolean connect = line.group(1).equals("CONNECT");
        String shown = escaped(first) + " " + shown(headers);
        return body(reading, headers, "1".equals(line.group(3)), shown, connect ? Body.TUNNEL : Body.REQUEST);
    }

    /** Reads the response that starts at {@code from} to a request with this method. */
    static StrictMessage response(byte[] bytes, int from, String method) {
        Reading reading = new Reading(bytes, from);
        String first = reading.line();
        if (first == null) {
            return incomplete("");
        }
        Matcher line = STATUS_LINE.matcher(first);
        if (!line.matches()) {
            return broken("status line '" + first + "'");
        }
        List<String[]> headers = new ArrayList<>();
        StrictMessage ended = headers(reading, headers);
        if (ended != null) {
            return ended.state == State.BROKEN ? ended : incomplete(escaped(first));
        }
        int status = Integer.parseInt(line.group(2));
        Body kind = status == 101 || method.equals("CONNECT") && status / 100 == 2 ? Body.TUNNEL
                : status / 100 == 1 || status == 204 || status == 304 || method.equals("HEAD") ? Body.NONE : Body.RESPONSE;
        if ((status / 100 == 1 || status == 204) && (count(headers, "content-length") > 0 || count(headers, "transfer-encoding") > 0)) {
            return broken("a length in a " + status);
        }
        return body(reading, headers, line.group(1).equals("1"), escaped(first.substring(9)) + " " + shown(headers), kind);
    }

    /** How the length of a body is found. */
    private enum Body { REQUEST, RESPONSE, NONE, TUNNEL }

    /** Reads header lines up to the empty one into a list; null when they are complete and good. */
    private static StrictMessage headers(Reading reading, List<String[]> headers) {
        while (true) {
            String text = reading.line();
            if (text == null) {
                return incomplete("");
            }
            if (text.isEmpty()) {
                return null;
            }
            Matcher header = HEADER.matcher(text);
            if (!header.matches() || FORBIDDEN.matcher(text).find()) {
                return broken("header line '" + text + "'");
            }
            headers.add(new String[] {header.group(1), header.group(2)});
        }
    }

    private static StrictMessage body(Reading reading, List<String[]> headers, boolean atLeast11, String shown, Body kind) {
        long lengths = count(headers, "content-length");
        long codings = count(headers, "transfer-encoding");
        String length = value(headers, "content-length");
        if (lengths > 1 || codings > 1 || lengths + codings > 1) {
            return broken(lengths + " content-length and " + codings + " transfer-encoding");
        }
        if (length != null && (!length.matches("0|[1-9][0-9]{0,18}") || new BigInteger(length).bitLength() > 63)) {
            return broken("content-length '" + length + "'");
        }
        if (codings > 0 && !"chunked".equals(value(headers, "transfer-encoding"))) {
            return broken("transfer-encoding '" + value(headers, "transfer-encoding") + "'");
        }
        if (codings > 0 && !atLeast11 && has(headers, "connection", "keep-alive")) {
            return broken("transfer-encoding in a kept HTTP/1.0 connection");
        }
        switch (kind) {
            case TUNNEL -> {
                return new StrictMessage(State.TUNNEL, reading.at, shown);
            }
            case NONE -> {
                return new StrictMessage(State.COMPLETE, reading.at, shown);
            }
            default -> { }
        }
        if (codings > 0) {
            return chunks(reading, shown);
        }
        if (length == null && kind == Body.RESPONSE) {
            String rest = new String(reading.bytes, reading.at, reading.limit - reading.at, StandardCharsets.ISO_8859_1);
            return new StrictMessage(State.UNTIL_CLOSE, reading.limit, shown + " until close " + quoted(rest));
        }
        long wanted = length == null ? 0 : Long.parseLong(length);
        int present = (int) Math.min(wanted, reading.limit - reading.at);
        String content = new String(reading.bytes, reading.at, present, StandardCharsets.ISO_8859_1);
        String all = length == null || wanted == 0 ? shown : shown + " " + quoted(content);
        return present < wanted ? incomplete(all) : new StrictMessage(State.COMPLETE, reading.at + present, all);
    }

    private static StrictMessage chunks(Reading reading, String shown) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (true) {
            String line = reading.line();
            if (line == null) {
                return incomplete(shown + " chunked " + quoted(content.toString(StandardCharsets.ISO_8859_1)));
            }
            Matcher size = CHUNK_SIZE.matcher(line);
            if (!size.matches()) {
                return broken("chunk line '" + line + "'");
            }
            long wanted = Long.parseLong(size.group(1), 16);
            if (wanted == 0) {
                break;
            }
            int present = (int) Math.min(wanted, reading.limit - reading.at);
            content.write(reading.bytes, reading.at, present);
            reading.at += present;
            if (present < wanted || reading.at + 2 > reading.limit) {
                return incomplete(shown + " chunked " + quoted(content.toString(StandardCharsets.ISO_8859_1)));
            }
            if (!"".equals(reading.line())) {
                return broken("no CRLF behind a chunk");
            }
        }
        String all = shown + " chunked " + quoted(content.toString(StandardCharsets.ISO_8859_1));
        List<String[]> trailers = new ArrayList<>();
        StrictMessage ended = headers(reading, trailers);
        if (ended != null) {
            return ended.state == State.BROKEN ? ended : incomplete(all);
        }
        for (String[] trailer : trailers) {
            if (List.of("host", "content-length", "transfer-encoding").contains(trailer[0].toLowerCase(Locale.ROOT))) {
                return broken("trailer " + trailer[0]);
            }
        }
        return new StrictMessage(State.COMPLETE, reading.at, trailers.isEmpty() ? all : all + " " + shown(trailers));
    }

    private static long count(List<String[]> headers, String name) {
        return headers.stream().filter(header -> header[0].equalsIgnoreCase(name)).count();
    }

    private static String value(List<String[]> headers, String name) {
        return headers.stream().filter(header -> header[0].equalsIgnoreCase(name)).map(header -> header[1]).findFirst().orElse(null);
    }

    private static boolean has(List<String[]> headers, String name, String token) {
        return headers.stream().anyMatch(header -> header[0].equalsIgnoreCase(name) && header[1].toLowerCase(Locale.ROOT).contains(token));
    }

    private static String shown(List<String[]> headers) {
        List<String> shown = new ArrayList<>();
        for (String[] header : headers) {
            if (!header[1].startsWith(CorpusRun.CLIENT_NETWORK)) {
                shown.add(escaped(header[0] + ": " + header[1]));
            }
        }
        return "[" + String.join("; ", shown) + "]";
    }

    static String quoted(String text) {
        return "\"" + escaped(text) + "\"";
    }

    /** One line of printable characters that stands for the text; long runs of one character are counted. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Matcher run = LONG_RUN.matcher(text);
        int from = 0;
        while (run.find()) {
            escape(text.substring(from, run.start()), out);
            out.append('{');
            escape(run.group(1), out);
            out.append('*').append(run.end() - run.start()).append('}');
            from = run.end();
        }
        escape(text.substring(from), out);
        return out.toString();
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '\r' -> out.append("\\r");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (character < ' ' || character > '~') {
                        out.append("\\x").append(HEX.toHexDigits((byte) character));
                    } else {
                        out.append(character);
                    }
                }
            }
        }
    }
}
