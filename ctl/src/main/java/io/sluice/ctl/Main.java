package io.sluice.ctl;

import io.sluice.ctl.client.CommandReader;
import io.sluice.ctl.client.RuntimeClient;
import io.sluice.ctl.client.SocketName;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The command-line client: sends commands to a Runtime API socket and prints the answers as they come. */
public final class Main {

    private static final String USAGE = """
        Usage: sluicectl -s SOCKET COMMAND...      sends one command and prints the answer
               sluicectl -s SOCKET < COMMANDS      sends every line of the standard input as a command

        SOCKET is a path (/run/sluice.sock, unix@/run/sluice.sock) or an address (127.0.0.1:9999, [::1]:9999, host:9999).
        Without -s the variable SLUICE_SOCKET names it.
        """;

    private Main() {
    }

    public static void main(String[] words) {
        OutputStream output = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        OutputStream errors = new FileOutputStream(FileDescriptor.err);
        System.exit(run(words, System.getenv("SLUICE_SOCKET"), System.in, output, errors));
    }

    /** Exit code: 0 when every command was answered, 1 when the socket cannot be reached or breaks off, 2 for a wrong command line. */
    static int run(String[] words, String defaultSocket, InputStream input, OutputStream output, OutputStream errors) {
        String socket = defaultSocket;
        int next = 0;
        while (next < words.length && words[next].startsWith("-")) {
            if (words[next].equals("-h") || words[next].equals("--help")) {
                return say(output, USAGE, 0);
            }
            if (!words[next].equals("-s") || next + 1 == words.length) {
                return say(errors, "sluicectl: unknown or incomplete option '" + words[next] + "'\n" + USAGE, 2);
            }
            socket = words[next + 1];
            next += 2;
        }
        if (socket == null || socket.isEmpty()) {
            return say(errors, "sluicectl: which socket? (-s SOCKET)\n" + USAGE, 2);
        }
        try {
            RuntimeClient client = new RuntimeClient(SocketName.parse(socket));
            if (next < words.length) {
                client.send(String.join(" ", Arrays.copyOfRange(words, next, words.length)).getBytes(StandardCharsets.UTF_8), output);
            } else {
                sendAll(client, input, output);
            }
            return 0;
        } catch (IOException failure) {
            return say(errors, "sluicectl: " + failure.getMessage() + "\n", 1);
        } catch (IllegalArgumentException wrong) {
            return say(errors, "sluicectl: " + wrong.getMessage() + "\n", 2);
        }
    }

    private static void sendAll(RuntimeClient client, InputStream input, OutputStream output) throws IOException {
        CommandReader commands = new CommandReader(input);
        for (byte[] command = commands.next(); command != null; command = commands.next()) {
            client.send(command, output);
        }
    }

    private static int say(OutputStream target, String text, int exitCode) {
        try {
            target.write(text.getBytes(StandardCharsets.UTF_8));
            target.flush();
        } catch (IOException gone) {
            // Nobody reads any more; the exit code still tells.
            return Math.max(1, exitCode);
        }
        return exitCode;
    }
}
