package io.sluice.control.command;

import java.util.List;
import java.util.concurrent.locks.Lock;

/**
 * Runs command lines: finds the command, checks its gate and the client's level, parses the arguments, takes the change lock for
 * commands that change something, runs the body. Each step once, here, for every command and every door. Called by many client
 * threads at once; holds no state of its own.
 */
public final class CommandDispatcher {
    private static final String DENIED = "Permission denied";

    private final CommandRegistry registry;
    private final HelpText help;
    private final Lock changeLock;
    private final FaultReport faults;

    /** The change lock is the one of all writers on the control side; event loops never see it. */
    public CommandDispatcher(CommandRegistry registry, HelpText help, Lock changeLock, FaultReport faults) {
        this.registry = registry;
        this.help = help;
        this.changeLock = changeLock;
        this.faults = faults;
    }

    /** Runs one command and writes its answer without the closing blank line. Never throws but for a client that is gone. */
    public void run(List<String> words, String payload, ClientSettings client, Reply reply) {
        Command command = registry.find(words);
        if (command == null) {
            reply.message(Severity.INFO, help.unknown(words, client));
            return;
        }
        try {
            CommandDescription description = command.description();
            check(description, client);
            CommandArguments arguments = description.syntax().bind(words, description.arguments());
            String taken = description.payload() == Payload.TAKEN ? payload : "";
            if (description.effect() == Effect.CHANGES) {
                change(command, arguments, taken, client, reply);
            } else {
                command.execute(new CommandCall(arguments, taken, client, reply));
            }
        } catch (CommandFailure failure) {
            reply.message(failure.severity(), failure.getMessage());
        } catch (ClientGoneException gone) {
            throw gone;
        } catch (RuntimeException fault) {
            faults.unexpected("command '" + command.description().syntaxText() + "'", fault);
            reply.message(Severity.ERR, "Internal error, see the process's messages.");
        }
    }

    private static void check(CommandDescription description, ClientSettings client) throws CommandFailure {
        if (!description.gate().isOpenTo(client)) {
            throw new CommandFailure(description.gate().refusal());
        }
        if (!client.level().allows(description.level())) {
            throw new CommandFailure(DENIED);
        }
    }

    private void change(Command command, CommandArguments arguments, String payload, ClientSettings client, Reply reply)
            throws CommandFailure {
        HeldReply held = new HeldReply();
        changeLock.lock();
        try {
            command.execute(new CommandCall(arguments, payload, client, held));
        } finally {
            changeLock.unlock();
            held.sendTo(reply);
        }
    }
}
