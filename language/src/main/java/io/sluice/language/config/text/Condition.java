package io.sluice.language.config.text;

import io.sluice.language.config.source.Surroundings;
import java.util.ArrayList;
import java.util.List;

/**
 * The conditions of {@code .if}, {@code .elif} and {@code -cc}: numbers and predicates joined by {@code &&}, {@code ||}, {@code !} and parentheses.
 * One object evaluates one expression; it never throws. An empty expression is false.
 */
public final class Condition {

    private static final int DEPTH_LIMIT = 64;
    /** The release of the TLS library whose behaviour is there. */
    private static final String TLS_VERSION = "3.0.0";
    private static final String TLS_LIBRARY = "OpenSSL";

    private final String text;
    private final Environment environment;
    private final Surroundings surroundings;
    private int position;
    private int depth;
    private String error;
    private int errorIndex;

    public Condition(String text, Environment environment, Surroundings surroundings) {
        this.text = text;
        this.environment = environment;
        this.surroundings = surroundings;
    }

    /** The result; false as well when the expression has an {@link #error}. */
    public boolean evaluate() {
        if (text.isBlank()) {
            return false;
        }
        boolean result = alternatives();
        if (error == null && position < text.length()) {
            fail("unexpected character '" + text.charAt(position) + "' at the end of conditional expression '" + text + "'", position);
        }
        return error == null && result;
    }

    /** What is wrong with the expression, or null. */
    public String error() {
        return error;
    }

    /** Where it is wrong, counted from 0. */
    public int errorIndex() {
        return errorIndex;
    }

    private void fail(String message, int index) {
        if (error == null) {
            error = message;
            errorIndex = index;
        }
    }

    private void skipBlanks() {
        while (position < text.length() && Characters.isSpace(text.charAt(position))) {
            position++;
        }
    }

    private boolean alternatives() {
        boolean result = conjunction();
        while (error == null && text.startsWith("||", position)) {
            position += 2;
            result |= conjunction();
        }
        return result;
    }

    private boolean conjunction() {
        boolean result = term();
        while (error == null && text.startsWith("&&", position)) {
            int operator = position;
            position += 2;
            skipBlanks();
            if (position >= text.length()) {
                fail("unparsable conditional expression '" + text.substring(operator) + "'", operator);
                return false;
            }
            result &= term();
        }
        return result;
    }

    private boolean term() {
        skipBlanks();
        int start = position;
        boolean result = false;
        if (++depth > DEPTH_LIMIT) {
            fail("too many nested terms in conditional expression '" + text + "'", start);
        } else if (text.startsWith("!", position)) {
            position++;
            result = !term();
        } else if (text.startsWith("(", position)) {
            position++;
            result = alternatives();
            if (!text.startsWith(")", position)) {
                fail("expected ')' after conditional expression '" + text.substring(start) + "'", start);
            }
            position++;
        } else if (position < text.length() && Characters.isDigit(text.charAt(position))) {
            result = number();
        } else {
            result = predicate(start);
        }
        depth--;
        skipBlanks();
        return result;
    }

    private boolean number() {
        boolean nonZero = false;
        while (position < text.length() && Characters.isDigit(text.charAt(position))) {
            nonZero |= text.charAt(position++) != '0';
        }
        return nonZero;
    }

    private boolean predicate(int start) {
        int open = start;
        while (open < text.length() && (Characters.isLetter(text.charAt(open)) || text.charAt(open) == '_')) {
            open++;
        }
        String name = text.substring(start, open);
        int wanted = open < text.length() && text.charAt(open) == '(' ? argumentCount(name) : 0;
        if (wanted == 0) {
            fail("unparsable conditional expression '" + text.substring(start) + "'", start);
            return false;
        }
        position = open + 1;
        List<String> arguments = arguments(name, wanted);
        return error == null && apply(name, arguments);
    }

    private static int argumentCount(String name) {
        return switch (name) {
            case "streq", "strneq", "strstr" -> 2;
            case "defined", "feature", "version_atleast", "version_before", "openssl_version_atleast", "openssl_version_before",
                 "ssllib_name_startswith", "enabled" -> 1;
            default -> 0;
        };
    }

    private List<String> arguments(String name, int wanted) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        while (position < text.length() && text.charAt(position) != ')') {
            char character = text.charAt(position);
            if (character == ',') {
                if (arguments.size() + 1 == wanted) {
                    fail("expected ')' before '" + text.substring(position) + "'" + in(name, 1), position);
                    return arguments;
                }
                arguments.add(argument.toString());
                argument.setLength(0);
            } else {
                argument.append(character);
            }
            position++;
        }
        if (position >= text.length()) {
            fail("expected ')'" + in(name, arguments.size() + 1), position);
            return arguments;
        }
        if (!argument.isEmpty() || !arguments.isEmpty()) {
            arguments.add(argument.toString());
        }
        if (arguments.size() < wanted && wanted > 1) {
            fail("missing arguments (got " + arguments.size() + "/" + wanted + "), type 'string' expected" + in(name, 1), position);
        }
        position++;
        return arguments;
    }

    private static String in(String name, int argument) {
        return " in argument " + argument + " of predicate '" + name + "' used in conditional expression";
    }

    private boolean apply(String name, List<String> arguments) {
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        return switch (name) {
            case "defined" -> environment.get(first) != null;
            case "feature" -> contains(surroundings.features(), first);
            case "enabled" -> contains("EPOLL GETADDRINFO REUSEPORT", first);
            case "streq" -> first.equals(arguments.get(1));
            case "strneq" -> !first.equals(arguments.get(1));
            case "strstr" -> first.contains(arguments.get(1));
            case "version_atleast" -> VersionText.compare(surroundings.version(), first) >= 0;
            case "version_before" -> VersionText.compare(surroundings.version(), first) < 0;
            case "openssl_version_atleast" -> VersionText.compare(TLS_VERSION, first) >= 0;
            case "openssl_version_before" -> VersionText.compare(TLS_VERSION, first) < 0;
            default -> TLS_LIBRARY.startsWith(first);
        };
    }

    private static boolean contains(String names, String name) {
        return !name.isEmpty() && name.indexOf(' ') < 0 && (" " + names + " ").contains(" " + name + " ");
    }
}
