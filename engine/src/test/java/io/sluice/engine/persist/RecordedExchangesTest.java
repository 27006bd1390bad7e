package io.sluice.engine.persist;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.server.Server;
import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadEdits;
import io.sluice.http.http1.HeadForwarder;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.HeadParser;
import io.sluice.language.config.model.PersistenceCookie;
import io.sluice.language.config.model.PersistenceCookie.Mode;
import io.sluice.language.config.model.ServerLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What HAProxy 3.2 did with cookies of every odd form. A recording begins with {@code = cookie line}; an exchange with method, status, server and the letters
 * of the log. Then follow Cookie values received ({@code >}) and forwarded ({@code >>}), response headers received ({@code <}) and forwarded
 * ({@code <<}); {@code ^} stands for a tab, {@code DDDDD} for a date of the moment.
 */
class RecordedExchangesTest {

    private static final int BUFFER_BYTES = 16_384;
    private static final int ROOM = 2_048;
    /** When the exchanges were recorded. */
    private static final long NOW_MS = 1_795_254_000_000L;
    private static final String NOW = "awFm8";

    private final Buffer buffer = Buffer.allocate(BUFFER_BYTES);
    private final Buffer scratch = Buffer.allocate(BUFFER_BYTES);
    private final HeadEdits edits = new HeadEdits();
    private final HeadIndex index = new HeadIndex();
    private final HeadParser parser = new HeadParser(BUFFER_BYTES);
    private final EditedHead edited = new EditedHead(parser, edits, scratch);
    private final CookieEditor editor = new CookieEditor();
    private final Affinity affinity = new Affinity();
    private final Server[] servers = {server("s1", "c1", false), server("s2", "c2", false), server("s3", null, false), server("s4", "c4", true),
        server("s5", "c5", true), server("s6", "c5", false), server("s7", "c6", false)};

    private static Server server(String name, String cookie, boolean disabled) {
        ServerLine line = new ServerLine();
        line.name = name;
        line.cookie = cookie;
        line.disabled = disabled;
        line.address = io.sluice.base.address.SocketAddress.ofIp(io.sluice.base.address.IpText.parse("127.0.0.1"), 80);
        return new Server("l", 1, line, 1, 0);
    }

    @Test
    void everyExchangeIsEditedAsHaproxyEditedIt() throws IOException {
        List<String> lines;
        try (InputStream stream = RecordedExchangesTest.class.getResourceAsStream("/persist/exchanges.txt")) {
            lines = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1).replace('^', '\t').lines().toList();
        }
        Persistence persistence = null;
        int exchanges = 0;
        for (int i = 0; i < lines.size();) {
            if (lines.get(i).startsWith("= ")) {
                persistence = new Persistence(settings(lines.get(i++).substring(2)), false, servers);
                continue;
            }
            int end = i + 1;
            while (end < lines.size() && lines.get(end).matches("[<>]+\t.*")) {
                end++;
            }
            List<String> exchange = lines.subList(i, end);
            assertThat(replay(persistence, exchange)).as("line %d", i + 1).isEqualTo(exchange);
            exchanges++;
            i = end;
        }
        assertThat(exchanges).isGreaterThan(1_500);
    }

    private static PersistenceCookie settings(String line) {
        List<String> words = new ArrayList<>(Arrays.asList(line.split(" ", -1)));
        Mode mode = Mode.PASSIVE;
        for (Mode each : Mode.values()) {
            mode = words.contains(each.name().toLowerCase(Locale.ROOT)) ? each : mode;
        }
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            attributes.append(words.get(i).equals("domain") ? "; domain=" + words.get(i + 1) : "");
        }
        attributes.append(words.contains("httponly") ? "; HttpOnly" : "").append(words.contains("secure") ? "; Secure" : "")
            .append(words.contains("attr") ? "; SameSite=None; x y" : "");
        return new PersistenceCookie(words.get(0), mode, words.contains("indirect"), words.contains("nocache"), words.contains("postonly"),
            words.contains("preserve"), false, attributes.toString(), words.contains("maxidle") ? 1_800 : 0, words.contains("maxlife") ? 3_600 : 0);
    }

    /** The exchange as this program would have recorded it. */
    private List<String> replay(Persistence persistence, List<String> exchange) {
        String[] facts = exchange.get(0).split(" ", -1);
        List<String> replayed = new ArrayList<>();
        affinity.begin(persistence);
        List<String> cookies = exchange.stream().filter(line -> line.startsWith(">\t")).toList();
        List<String> forwarded = request(facts[0], cookies);
        Server server = affinity.server() != null ? affinity.server() : servers[Integer.parseInt(facts[2].substring(1)) - 1];
        List<String> headers = exchange.stream().filter(line -> line.startsWith("<\t")).toList();
        List<String> answered = response(server, index.method, facts[1], headers);
        String letters = persistence.isLogged() ? "" + (char) affinity.requestLetter + (char) affinity.responseLetter : "--";
        replayed.add(facts[0] + " " + facts[1] + " " + server.name() + " " + letters);
        replayed.addAll(cookies);
        replayed.addAll(forwarded);
        replayed.addAll(headers);
        replayed.addAll(answered);
        return replayed;
    }

    private List<String> request(String method, List<String> cookies) {
        StringBuilder head = new StringBuilder(method + " / HTTP/1.1\r\nhost: a\r\n");
        cookies.forEach(line -> head.append("Cookie: ").append(line, 2, line.length()).append("\r\n"));
        int length = begin(head + "\r\n", true);
        editor.request(affinity, edited, NOW_MS);
        return forwarded(length).filter(line -> line.startsWith("cookie: ")).map(line -> ">>\t" + line.substring("cookie: ".length())).toList();
    }

    private List<String> response(Server server, int method, String status, List<String> headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " x\r\n");
        headers.forEach(line -> head.append(line, 2, line.length()).append("\r\n"));
        int length = begin(head + "\r\n", false);
        editor.response(affinity, server, method, edited, NOW_MS);
        return forwarded(length).skip(1).filter(line -> !line.isEmpty()).map(line -> "<<\t" + line.replace("|" + NOW, "|DDDDD")).toList();
    }

    private int begin(String head, boolean request) {
        int length = buffer.put(ROOM, head.getBytes(StandardCharsets.ISO_8859_1));
        int parsed = request ? parser.parseRequest(buffer, ROOM, length, index) : parser.parseResponse(buffer, ROOM, length, index);
        assertThat(parsed).isEqualTo(length - ROOM);
        edited.begin(index, buffer, length);
        return length;
    }

    private java.util.stream.Stream<String> forwarded(int end) {
        assertThat(edited.isBroken()).isFalse();
        int start = HeadForwarder.rewrite(buffer, index, end, edits, scratch);
        byte[] bytes = new byte[end - start];
        buffer.copyTo(start, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.ISO_8859_1).lines();
    }
}
