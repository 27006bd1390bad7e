package io.sluice.control.command.cli;

import io.sluice.control.command.Argument;
import io.sluice.control.command.ClientSettings;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.Severity;
import java.util.List;

/**
 * {@code expert-mode} and {@code experimental-mode}: make commands visible that can do harm or may still change. Both stay out of
 * {@code help}. Without a word they report; any word but {@code on} switches off.
 */
final class DebuggingMode implements Command {
    private interface Getter {
        boolean get(ClientSettings client);
    }

    private interface Setter {
        void set(ClientSettings client, boolean on);
    }

    private static final Argument<Words> STATE = Argument.rest("state", Words.class, Words::new);

    private final String name;
    private final Getter getter;
    private final Setter setter;
    private final CommandDescription description;

    private DebuggingMode(String name, Getter getter, Setter setter) {
        this.name = name;
        this.getter = getter;
        this.setter = setter;
        this.description = CommandDescription.of(name + " {state...}", Level.ADMIN, Effect.READS)
                .arguments(STATE)
                .example(name + " on")
                .build();
    }

    static List<Command> both() {
        return List.of(new DebuggingMode("expert-mode", ClientSettings::expertMode, ClientSettings::expertMode),
                new DebuggingMode("experimental-mode", ClientSettings::experimentalMode, ClientSettings::experimentalMode));
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        List<String> words = call.get(STATE).list();
        if (words.isEmpty()) {
            call.message(Severity.INFO, name + " is " + (getter.get(call.client()) ? "ON" : "OFF"));
        } else {
            setter.set(call.client(), words.getFirst().equals("on"));
        }
    }
}
