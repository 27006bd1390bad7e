package io.sluice.engine.balance;

import io.sluice.engine.server.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What HAProxy 3.2 did with one backend, step by step, and the same steps with a {@link Farm}.
 *
 * <p>A recording begins with {@code = algorithm options} and the servers. {@code pick} lists the servers of requests that came one after the other
 * ({@code -} when none was found), {@code hold} a request that lasts until {@code free}, {@code from} a request from an address; {@code get} and
 * {@code holdfor} are requests with a target and headers, which {@code |} divides. {@code weight}, {@code maint}, {@code drain} and {@code ready} are
 * commands of an operator.
 */
record RecordedScenario(List<String> lines) {

    static List<RecordedScenario> read(String resource) {
        List<RecordedScenario> scenarios = new ArrayList<>();
        for (String paragraph : text(resource).split("(?m)^(?==)", -1)) {
            if (!paragraph.isBlank()) {
                scenarios.add(new RecordedScenario(paragraph.lines().toList()));
            }
        }
        return scenarios;
    }

    private static String text(String resource) {
        try (InputStream stream = RecordedScenario.class.getResourceAsStream("/balance/" + resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recording as this program would have written it. */
    List<String> replay() {
        int servers = 1;
        while (lines.get(servers).startsWith("server ")) {
            servers++;
        }
        Farm farm = new Farm(Farm.section(lines.get(0), lines.subList(1, servers)));
        List<String> replayed = new ArrayList<>(lines.subList(0, servers));
        for (String line : lines.subList(servers, lines.size())) {
            replayed.add(line.indexOf('\t') < 0 ? step(farm, line.split(" ", -1)) : request(farm, line.split("\t", -1)));
        }
        return replayed;
    }

    private static String step(Farm farm, String[] words) {
        switch (words[0]) {
            case "pick" -> {
                StringBuilder picks = new StringBuilder("pick");
                for (int i = 1; i < words.length; i++) {
                    picks.append(' ').append(farm.request());
                }
                return picks.toString();
            }
            case "from" -> {
                return "from " + words[1] + " " + farm.requestFrom(words[1]);
            }
            case "hold" -> {
                Server server = farm.take(null);
                return "hold " + (server == null ? "-" : server.name());
            }
            case "free" -> farm.give(farm.server(words[1]));
            case "weight" -> farm.weight(farm.server(words[1]), Integer.parseInt(words[2]));
            case "maint" -> force(farm, words[1], Server.FORCED_MAINTENANCE);
            case "drain" -> force(farm, words[1], Server.FORCED_DRAIN);
            case "ready" -> force(farm, words[1], 0);
            default -> throw new IllegalArgumentException(words[0]);
        }
        return String.join(" ", words);
    }

    private static String request(Farm farm, String[] fields) {
        farm.prepare(fields[1], fields[2].isEmpty() ? List.of() : List.of(fields[2].split("\\|", -1)));
        Server server = farm.take(null);
        if (server != null && fields[0].equals("get")) {
            farm.give(server);
        }
        return String.join("\t", fields[0], fields[1], fields[2], server == null ? "-" : server.name());
    }

    private static void force(Farm farm, String name, int bits) {
        Server server = farm.server(name);
        farm.state(server, server.administrativeState() & ~(Server.FORCED_MAINTENANCE | Server.FORCED_DRAIN) | bits);
    }
}
