package io.sluice.control.command;

import java.util.Optional;

/** One use of a command: the parsed arguments, the payload, the client's settings, and where the answer goes. */
public record CommandCall(CommandArguments arguments, String payload, ClientSettings client, Reply reply) {
    public <T> T get(Argument<T> argument) {
        return arguments.get(argument);
    }

    public <T> Optional<T> find(Argument<T> argument) {
        return arguments.find(argument);
    }

    public void print(String text) {
        reply.print(text);
    }

    public void message(Severity severity, String text) {
        reply.message(severity, text);
    }
}
