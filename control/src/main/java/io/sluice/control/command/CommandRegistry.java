package io.sluice.control.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All commands of the Runtime API, found by the words of a command line. Immutable after construction. */
public final class CommandRegistry {
    private final List<Command> commands;
    private final Map<String, List<Command>> byFirstWord = new HashMap<>();

    public CommandRegistry(Collection<Command> commands) {
        this.commands = List.copyOf(commands);
        Map<String, Command> bySyntax = new HashMap<>();
        for (Command command : this.commands) {
            String syntax = command.description().syntaxText();
            if (bySyntax.put(syntax, command) != null) {
                throw new IllegalArgumentException("two commands are written '" + syntax + "'");
            }
            byFirstWord.computeIfAbsent(command.description().leadingWords().getFirst(), word -> new ArrayList<>()).add(command);
        }
    }

    public List<Command> commands() {
        return commands;
    }

    /** The command that shares the most words with the line, all its own literal words being there; null when there is none. */
    Command find(List<String> words) {
        Command found = null;
        int best = -1;
        for (Command candidate : byFirstWord.getOrDefault(words.getFirst(), List.of())) {
            int match = candidate.description().syntax().match(words);
            if (match > best) {
                best = match;
                found = candidate;
            }
        }
        return found;
    }
}
