package io.sluice.conformance.run;

import io.sluice.conformance.text.ByteText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;

/** Steps of a single connection: connect, send, receive, close. Stateless; the state is in the run. */
final class ConnectionSteps {
    private static final int SMALL_BUFFER_BYTES = 4096;

    static final List<StepKind> KINDS = List.of(
            StepKind.of("(\\w+) connects to (\\S+)(?: from (\\S+))?( with a small receive buffer)?( without reading)?", ConnectionSteps::connect),
            onConnection("(\\w+) sends( in pieces)?", ConnectionSteps::send),
            onConnection("(\\w+) sends \"(.*)\"", ConnectionSteps::sendText),
            onConnection("(\\w+) sends (\\d+) bytes", ConnectionSteps::sendPattern),
            onConnection("(\\w+) sends (\\d+) times \"(.*)\"", ConnectionSteps::sendRepeated),
            onConnection("(\\w+) (half-closes|closes|resets|starts reading)", ConnectionSteps::change),
            onConnection("(\\w+) receives nothing for (\\d+)ms", ConnectionSteps::receiveNothing),
            onConnection(
                    "(\\w+) receives (a response|a request|a head|until close|until end|(\\d+) responses|(\\d+) bytes|until \"(.*)\")((?:, (?:joined|summarised))*)",
                    ConnectionSteps::receive));

    private ConnectionSteps() {}

    /** A step about a connection that never came only says so: what went wrong stands further up in the transcript. */
    private static StepKind onConnection(String form, StepKind.Action action) {
        return StepKind.of(form, (run, words) -> {
            if (run.hasConnection(words.group(1))) {
                action.perform(run, words);
            } else {
                run.note("(no connection)");
            }
        });
    }

    private static void connect(ScenarioRun run, Matcher words) throws IOException {
        Connection connection;
        try {
            connection = Connection.open(words.group(2), words.group(3), words.group(4) == null ? 0 : SMALL_BUFFER_BYTES);
        } catch (IOException refused) {
            run.note("(refused)");
            return;
        }
        run.addConnection(words.group(1), connection, connection.localPort());
        if (words.group(5) == null) {
            connection.startReading();
        }
    }

    private static void send(ScenarioRun run, Matcher words) throws InterruptedException {
        List<byte[]> pieces = new ArrayList<>();
        for (String line : run.step().input()) {
            pieces.add(ByteText.decodeLine(run.substitute(line)));
        }
        run.connection(words.group(1)).send(words.group(2) == null ? List.of(join(pieces)) : pieces);
    }

    private static void sendText(ScenarioRun run, Matcher words) throws InterruptedException {
        run.connection(words.group(1)).send(List.of(ByteText.decodeText(words.group(2))));
    }

    private static void sendPattern(ScenarioRun run, Matcher words) throws InterruptedException {
        byte[] bytes = new byte[Integer.parseInt(words.group(2))];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ('a' + i % 26);
        }
        run.connection(words.group(1)).send(List.of(bytes));
    }

    private static void sendRepeated(ScenarioRun run, Matcher words) throws InterruptedException {
        byte[] piece = ByteText.decodeText(words.group(3));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = Integer.parseInt(words.group(2)); i > 0; i--) {
            all.writeBytes(piece);
        }
        run.connection(words.group(1)).send(List.of(all.toByteArray()));
    }

    private static void change(ScenarioRun run, Matcher words) throws InterruptedException {
        Connection connection = run.connection(words.group(1));
        switch (words.group(2)) {
            case "half-closes" -> connection.halfClose();
            case "closes" -> connection.closeNow();
            case "resets" -> connection.reset();
            default -> connection.startReading();
        }
    }

    private static void receiveNothing(ScenarioRun run, Matcher words) throws InterruptedException {
        Received.Taken taken = run.connection(words.group(1))
                .received()
                .take((bytes, count, ended) -> count > 0 ? count : -1, Long.parseLong(words.group(2)));
        run.show(taken.bytes());
        noteEnd(run, taken.end());
    }

    private static void receive(ScenarioRun run, Matcher words) throws InterruptedException {
        String what = words.group(2);
        boolean joined = words.group(6).contains("joined");
        boolean summarised = words.group(6).contains("summarised");
        int messages = words.group(3) == null ? 1 : Integer.parseInt(words.group(3));
        for (int i = 0; i < messages; i++) {
            Received.Taken taken = run.connection(words.group(1)).received().take(until(what, words), run.limitMs());
            byte[] bytes = joined ? HttpMessages.joinChunks(taken.bytes()) : taken.bytes();
            int head = HttpMessages.headLength(bytes, bytes.length);
            if (summarised && head >= 0) {
                run.show(Arrays.copyOf(bytes, head));
                run.note(HttpMessages.summary(bytes, head));
            } else if (summarised) {
                run.note(HttpMessages.summary(bytes, 0));
            } else {
                run.show(bytes);
            }
            if (what.equals("until end") && taken.end() != Received.End.OPEN) {
                run.note("(ended)");
                return;
            }
            if (!taken.complete()) {
                noteEnd(run, taken.end());
                if (taken.end() == Received.End.OPEN) {
                    run.noteTimeout("nothing more came");
                }
                return;
            }
        }
    }

    private static Received.Until until(String what, Matcher words) {
        if (what.startsWith("until \"")) {
            byte[] mark = ByteText.decodeText(words.group(5));
            return (bytes, count, ended) -> endOf(mark, bytes, count);
        }
        if (words.group(4) != null) {
            int wanted = Integer.parseInt(words.group(4));
            return (bytes, count, ended) -> count >= wanted ? wanted : -1;
        }
        return switch (what) {
            case "until close", "until end" -> (bytes, count, ended) -> -1;
            case "a head" -> (bytes, count, ended) -> HttpMessages.headLength(bytes, count);
            default -> HttpMessages::messageLength;
        };
    }

    private static int endOf(byte[] mark, byte[] bytes, int count) {
        for (int i = 0; i + mark.length <= count; i++) {
            if (Arrays.equals(bytes, i, i + mark.length, mark, 0, mark.length)) {
                return i + mark.length;
            }
        }
        return -1;
    }

    private static void noteEnd(ScenarioRun run, Received.End end) {
        switch (end) {
            case CLOSED -> run.note("(closed)");
            case RESET -> run.note("(reset)");
            default -> { }
        }
    }

    static byte[] join(List<byte[]> pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
