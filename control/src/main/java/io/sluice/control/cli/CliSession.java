package io.sluice.control.cli;

import io.sluice.control.command.ClientGoneException;
import io.sluice.control.command.ClientSettings;
import io.sluice.control.command.CommandDispatcher;
import io.sluice.control.command.PromptMode;
import io.sluice.control.command.Severity;
import io.sluice.net.connect.SocketHandover;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One client of the Runtime API, from its first byte to the close: read a line, run its commands, answer, go on or close. Straight
 * blocking code on one ordinary daemon thread per client. Not a virtual thread: the system calls behind the channel are foreign
 * calls, which hold on to a virtual thread's carrier, so a few idle clients would starve all others; and their number is bounded by
 * {@code stats maxconn} anyway.
 *
 * <p>A client that has not asked for the interactive mode gets the answers to every line it sent, then the close: lines that are
 * already there, or arrive in quick succession as from a shell loop in a pipe, all run; a client that sends one line and waits
 * for the end is not kept waiting.
 */
public final class CliSession implements Runnable {
    private static final String LINE_TOO_LONG = "The command line is too big for the buffer size. Please change tune.bufsize in"
            + " the configuration to use a bigger command.\n";
    private static final String PAYLOAD_TOO_LONG = "The payload is too big. Please change 'tune.cli.max-payload-size' in the"
            + " configuration to use a bigger payload.\n";
    private static final String TOO_MANY_WORDS = "Too many arguments. Commands must have at most " + CliLimits.MOST_WORDS
            + " arguments.";
    private static final int MOST_DRAINED_BYTES = 16 << 20;
    private static final int DRAIN_TIMEOUT_MS = 500;

    private final CliChannel channel;
    private final ClientSettings client;
    private final CommandDispatcher dispatcher;
    private final CliLimits limits;
    private final LongSupplier uptimeSeconds;
    private final CliInput input;
    private final CliOutput output;
    private int linesAnswered;
    private boolean closing;
    private Runnable giveSockets;

    public CliSession(CliChannel channel, ClientSettings client, CommandDispatcher dispatcher, CliLimits limits,
            LongSupplier uptimeSeconds) {
        this.channel = channel;
        this.client = client;
        this.dispatcher = dispatcher;
        this.limits = limits;
        this.uptimeSeconds = uptimeSeconds;
        this.input = new CliInput(channel, limits.lineBytes());
        this.output = new CliOutput(channel, client);
    }

    /** Serves the client until it leaves, is idle for too long, or has its answers. */
    @Override
    public void run() {
        try (channel) {
            while (!closing) {
                switch (input.commandLine(waitMs())) {
                    case LINE -> answer(new CommandLine(input.line()));
                    case TOO_LONG -> refuse(LINE_TOO_LONG);
                    case END, IDLE -> closing = true;
                }
            }
            output.flush();
        } catch (IOException | ClientGoneException left) {
            // The client is gone, so there is nobody to tell; the channel is closed all the same.
            closing = true;
        }
    }

    private int waitMs() {
        if (linesAnswered == 0 || client.promptMode() != PromptMode.SINGLE) {
            return client.idleTimeoutMs();
        }
        return linesAnswered == 1 && !input.hasBytes() ? limits.firstLineGraceMs() : limits.nextLineGraceMs();
    }

    /** What is done for a client that asks for the listening sockets; without it the request is an unknown command. */
    CliSession givingSockets(Runnable handover) {
        giveSockets = handover;
        return this;
    }

    private void answer(CommandLine line) throws IOException {
        if (giveSockets != null && line.commands().equals(List.of(List.of(SocketHandover.COMMAND)))) {
            giveSockets.run();
            closing = true;
            return;
        }
        String payload = "";
        if (line.payloadMark() != null) {
            payload = readPayload(line);
            if (payload == null) {
                closing = true;
                return;
            }
        }
        PromptMode before = client.promptMode();
        List<List<String>> commands = line.commands();
        for (int i = 0; i < commands.size() && !closing; i++) {
            runCommand(commands.get(i), i == commands.size() - 1 ? payload : "");
        }
        // A client that left the interactive mode on purpose has said that it wants to be closed.
        if (client.promptMode() == PromptMode.SINGLE && before != PromptMode.SINGLE) {
            closing = true;
        }
        if (client.promptMode() == PromptMode.PROMPT && !client.quitting()) {
            output.print(prompt());
        }
        // While further lines wait, their answers leave together: thousands of lines through one connection are usual.
        if (closing || !input.hasLine()) {
            output.flush();
        }
        linesAnswered++;
    }

    private void runCommand(List<String> words, String payload) {
        if (words.size() > CliLimits.MOST_WORDS) {
            output.message(Severity.ERR, TOO_MANY_WORDS);
        } else if (!words.isEmpty()) {
            dispatcher.run(words, payload, client, output);
        }
        if (client.quitting()) {
            closing = true;
        } else {
            output.print("\n");
        }
    }

    /** The payload with its line ends; null when the client left or exceeded a limit, which has then been answered. */
    private String readPayload(CommandLine line) throws IOException {
        StringBuilder payload = new StringBuilder();
        while (true) {
            if (client.promptMode() == PromptMode.PROMPT && !input.hasBytes()) {
                output.print("+ ");
                output.flush();
            }
            if (!input.hasLine()) {
                output.flush();
            }
            switch (input.payloadLine(client.idleTimeoutMs())) {
                case LINE -> {
                    String text = input.line();
                    if (line.endsWithCarriageReturn() && text.endsWith("\r")) {
                        text = text.substring(0, text.length() - 1);
                    }
                    if (text.equals(line.payloadMark())) {
                        return payload.toString();
                    }
                    if (payload.length() + text.length() + 1 > limits.payloadBytes()) {
                        refuse(PAYLOAD_TOO_LONG);
                        return null;
                    }
                    payload.append(text).append('\n');
                }
                case TOO_LONG -> {
                    refuse(PAYLOAD_TOO_LONG);
                    return null;
                }
                case END, IDLE -> {
                    return null;
                }
            }
        }
    }

    /** Says why and closes; what the client is still sending is read first, because closing on it would take the answer away. */
    private void refuse(String text) throws IOException {
        closing = true;
        output.print(text);
        output.flush();
        channel.endOutput();
        input.drain(MOST_DRAINED_BYTES, DRAIN_TIMEOUT_MS);
    }

    private String prompt() {
        if (!client.promptTimed()) {
            return "> ";
        }
        long seconds = uptimeSeconds.getAsLong();
        return String.format(Locale.ROOT, "[%d:%02d:%02d:%02d]> ", seconds / 86400, seconds / 3600 % 24, seconds / 60 % 60,
                seconds % 60);
    }
}
