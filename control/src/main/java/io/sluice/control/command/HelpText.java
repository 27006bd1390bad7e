package io.sluice.control.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The lists of commands that {@code help} and unknown commands answer. With words, the commands that start with most of them
 * are listed; when words are left over, the few whose other words look most alike. Commands whose gate is shut are hidden, those
 * above the client's level are not. Stateless.
 */
public final class HelpText {
    private static final String VALID = "The following commands are valid at this level:\n";
    private static final int MOST_SUGGESTIONS = 5;
    private static final int SYNTAX_WIDTH = 40;

    /** Shown after every list, whatever was asked for. */
    private static final List<String> ALWAYS = List.of(
            line("help [<command>]", "list matching or all commands"),
            line("prompt [help | n | i | p | timed ]*", "toggle interactive mode with prompt"),
            line("quit", "disconnect"));
    private static final List<String> ALWAYS_NAMES = List.of("help", "prompt", "quit");

    private record Suggestion(CommandDescription command, int distance) {
    }

    private final List<CommandDescription> listed;

    public HelpText(CommandRegistry registry) {
        this.listed = registry.commands().stream()
                .map(Command::description)
                .filter(description -> !description.helpSyntax().isEmpty())
                .sorted(Comparator.comparing(description -> line(description.helpSyntax(), description.helpText())))
                .toList();
    }

    /** The answer to {@code help words...}; without words, everything. */
    public String help(List<String> words, ClientSettings client) {
        return VALID + list(words, client);
    }

    /** The answer to a line whose words are no command. */
    public String unknown(List<String> words, ClientSettings client) {
        String missing = MissingCommands.find(words);
        if (missing != null) {
            return "'" + missing + "' is not supported yet.\n";
        }
        return "Unknown command: '" + words.getFirst() + "', but maybe one of the following ones is a better match:\n"
                + list(words, client);
    }

    private String list(List<String> words, ClientSettings client) {
        List<CommandDescription> visible = listed.stream().filter(command -> command.gate().isOpenTo(client)).toList();
        int shared = 0;
        for (CommandDescription command : visible) {
            shared = Math.max(shared, sharedWords(command.leadingWords(), words));
        }
        List<CommandDescription> matching = new ArrayList<>();
        for (CommandDescription command : visible) {
            if (sharedWords(command.leadingWords(), words) == shared) {
                matching.add(command);
            }
        }
        if (shared == 0 && !words.isEmpty() && ALWAYS_NAMES.contains(words.getFirst())) {
            // What was asked for stands at the end anyway.
            return String.join("", ALWAYS);
        }
        List<CommandDescription> alike = shared < words.size() ? mostAlike(matching, words, shared) : List.of();
        StringBuilder text = new StringBuilder();
        for (CommandDescription command : alike.isEmpty() ? matching : alike) {
            text.append(line(command.helpSyntax(), command.helpText()));
        }
        ALWAYS.forEach(text::append);
        return text.toString();
    }

    private static List<CommandDescription> mostAlike(List<CommandDescription> commands, List<String> words, int from) {
        WordFingerprint wanted = new WordFingerprint(words.subList(from, words.size()));
        List<Suggestion> suggestions = new ArrayList<>();
        for (CommandDescription command : commands) {
            List<String> names = command.leadingWords();
            WordFingerprint offered = new WordFingerprint(names.subList(from, names.size()));
            int distance = wanted.distanceTo(offered);
            if (2 * distance < 5 * (wanted.length() + offered.length())) {
                suggestions.add(new Suggestion(command, distance));
            }
        }
        suggestions.sort(Comparator.comparingInt(Suggestion::distance));
        int kept = Math.min(MOST_SUGGESTIONS, suggestions.size());
        while (kept > 1 && 2 * suggestions.get(kept - 1).distance > 5 * suggestions.getFirst().distance) {
            kept--;
        }
        List<CommandDescription> best = suggestions.subList(0, kept).stream().map(Suggestion::command).toList();
        return commands.stream().filter(best::contains).toList();
    }

    private static int sharedWords(List<String> names, List<String> words) {
        int count = 0;
        while (count < names.size() && count < words.size() && names.get(count).equals(words.get(count))) {
            count++;
        }
        return count;
    }

    private static String line(String syntax, String text) {
        return "  " + syntax + " ".repeat(Math.max(0, SYNTAX_WIDTH - syntax.length())) + ": " + text + "\n";
    }
}
