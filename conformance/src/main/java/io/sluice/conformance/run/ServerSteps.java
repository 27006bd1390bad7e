package io.sluice.conformance.run;

import io.sluice.conformance.text.ByteText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** Steps about the servers that the harness plays, and the shortcut that fetches many times and shows who answered. Stateless. */
final class ServerSteps {
    /** The forms of the section {@code servers}. */
    static final List<StepKind> DECLARATIONS = List.of(
            StepKind.of("(\\w+) on (?:(\\S+):)?(\\d+)( with a full backlog| not listening)?", ServerSteps::declareScripted),
            StepKind.of("(\\w+) on (?:(\\S+):)?(\\d+) answers( and closes)?", ServerSteps::declareAnswering));

    static final List<StepKind> KINDS = List.of(
            StepKind.of("(\\w+) accepts (?!nothing)(\\w+)", ServerSteps::accept),
            StepKind.of("(\\w+) accepts nothing for (\\d+)ms", ServerSteps::acceptNothing),
            StepKind.of("(\\w+) (stops listening|listens)", ServerSteps::changeListening),
            StepKind.of("fetch (\\S+) (\\d+) times?(?: path (\\S+))?(?: from (\\S+))?", ServerSteps::fetch));

    private ServerSteps() {}

    private static void declareScripted(ScenarioRun run, Matcher words) throws IOException {
        OriginServer server = new OriginServer(Integer.parseInt(words.group(3)), null, false);
        run.addServer(words.group(1), server);
        String how = words.group(4) == null ? "" : words.group(4);
        if (how.contains("full backlog")) {
            server.listenWithFullBacklog();
        } else if (how.isEmpty()) {
            server.listen(host(words));
        }
    }

    private static void declareAnswering(ScenarioRun run, Matcher words) throws IOException {
        List<byte[]> answer = new ArrayList<>();
        for (String line : run.step().input()) {
            answer.add(ByteText.decodeLine(run.substitute(line)));
        }
        OriginServer server =
                new OriginServer(Integer.parseInt(words.group(3)), List.of(ConnectionSteps.join(answer)), words.group(4) != null);
        run.addServer(words.group(1), server);
        server.listen(host(words));
    }

    private static String host(Matcher words) {
        return words.group(2) == null ? "127.0.0.1" : words.group(2);
    }

    private static void accept(ScenarioRun run, Matcher words) throws IOException, InterruptedException {
        Connection connection = run.server(words.group(1)).next(run.limitMs());
        if (connection == null) {
            run.noteTimeout("no connection came");
            return;
        }
        run.addConnection(words.group(2), connection, connection.remotePort());
    }

    private static void acceptNothing(ScenarioRun run, Matcher words) throws InterruptedException {
        Connection connection = run.server(words.group(1)).next(Long.parseLong(words.group(2)));
        if (connection != null) {
            run.note("(a connection came)");
        }
    }

    private static void changeListening(ScenarioRun run, Matcher words) throws IOException {
        if (words.group(2).equals("listens")) {
            run.server(words.group(1)).listen("127.0.0.1");
        } else {
            run.server(words.group(1)).stopListening();
        }
    }

    /** One connection per request, one after the other; shows the bodies, or the status of what is not a 200. */
    private static void fetch(ScenarioRun run, Matcher words) throws IOException, InterruptedException {
        String path = words.group(3) == null ? "/" : words.group(3);
        byte[] request = ("GET " + path + " HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        List<String> answers = new ArrayList<>();
        for (int i = Integer.parseInt(words.group(2)); i > 0; i--) {
            answers.add(fetchOnce(run, words.group(1), words.group(4), request));
        }
        run.show((String.join(" ", answers) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String fetchOnce(ScenarioRun run, String target, String source, byte[] request)
            throws IOException, InterruptedException {
        try (Connection connection = Connection.open(target, source, 0)) {
            run.hidePort(connection.localPort(), "fetch");
            connection.startReading();
            connection.send(List.of(request));
            byte[] answer = connection.received().take(HttpMessages::messageLength, run.limitMs()).bytes();
            String text = new String(answer, StandardCharsets.ISO_8859_1);
            if (text.startsWith("HTTP/1.1 200 ")) {
                return text.substring(Math.max(0, HttpMessages.headLength(answer, answer.length))).trim();
            }
            return text.length() > 12 ? "<" + text.substring(9, 12) + ">" : "<no answer>";
        } catch (IOException refused) {
            return "<refused>";
        }
    }
}
