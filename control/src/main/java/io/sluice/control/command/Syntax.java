package io.sluice.control.command;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a command as its author wrote them: literals, {@code {holes}}, a final {@code {hole...}} for all words that
 * are left, and an optional end in brackets, which may hold another one: {@code set server {server} addr {address} [port {port}]}.
 * Immutable. Matching looks at literals only; the holes are parsed later, when the client's level has been checked.
 */
final class Syntax {
    private enum Kind { LITERAL, HOLE, REST }

    private record Token(Kind kind, String text, boolean optional) {
    }

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private final int literalCount;

    private Syntax(String source) {
        this.source = source;
        boolean optional = false;
        int literals = 0;
        for (String raw : source.split(" ", -1)) {
            String text = raw;
            if (text.startsWith("[")) {
                optional = true;
                text = text.substring(1);
            }
            while (text.endsWith("]")) {
                text = text.substring(0, text.length() - 1);
            }
            Token token = token(text, optional);
            tokens.add(token);
            if (token.kind == Kind.LITERAL && !optional) {
                literals++;
            }
        }
        this.literalCount = literals;
    }

    static Syntax of(String source) {
        return new Syntax(source);
    }

    private static Token token(String text, boolean optional) {
        if (!text.startsWith("{")) {
            return new Token(Kind.LITERAL, text, optional);
        }
        String name = text.substring(1, text.length() - 1);
        if (name.endsWith("...")) {
            return new Token(Kind.REST, name.substring(0, name.length() - 3), optional);
        }
        return new Token(Kind.HOLE, name, optional);
    }

    @Override
    public String toString() {
        return source;
    }

    /** The words before the first hole: what users call the command. */
    List<String> leadingWords() {
        List<String> words = new ArrayList<>();
        for (Token token : tokens) {
            if (token.kind != Kind.LITERAL || token.optional) {
                break;
            }
            words.add(token.text);
        }
        return words;
    }

    List<String> holeNames() {
        List<String> names = new ArrayList<>();
        for (Token token : tokens) {
            if (token.kind != Kind.LITERAL) {
                names.add(token.text);
            }
        }
        return names;
    }

    /** How many literals match when all required ones do, else -1. The command with the most is the one that is meant. */
    int match(List<String> words) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.optional) {
                break;
            }
            if (token.kind == Kind.LITERAL && (i >= words.size() || !words.get(i).equals(token.text))) {
                return -1;
            }
        }
        return literalCount;
    }

    /**
     * Parses the holes from left to right. An optional end is left out when its first word does not fit or the words run out;
     * words beyond the syntax are ignored, as clients have always been allowed to send them.
     */
    CommandArguments bind(List<String> words, List<Argument<?>> arguments) throws CommandFailure {
        CommandArguments values = new CommandArguments(arguments.size());
        int hole = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind == Kind.LITERAL) {
                if (token.optional && (i >= words.size() || !words.get(i).equals(token.text))) {
                    break;
                }
                continue;
            }
            Argument<?> argument = arguments.get(hole++);
            if (token.kind == Kind.REST) {
                values.put(argument, argument.parse(words.subList(Math.min(i, words.size()), words.size())));
            } else if (i < words.size()) {
                values.put(argument, argument.parse(List.of(words.get(i))));
            } else if (!token.optional || (i > 0 && tokens.get(i - 1).optional && tokens.get(i - 1).kind == Kind.LITERAL)) {
                throw new CommandFailure(argument.missingText());
            } else {
                break;
            }
        }
        return values;
    }
}
