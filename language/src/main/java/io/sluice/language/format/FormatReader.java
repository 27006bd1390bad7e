package io.sluice.language.format;

import io.sluice.language.config.text.Characters;
import java.util.ArrayList;
import java.util.List;

/** Reads the text of a custom format. One object reads one text; it never throws. */
public final class FormatReader {

    private final String text;
    private final boolean mergesBlanks;
    private final FormatExpressions expressions;
    private final List<FormatItem> items = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int position;
    private int globalOptions;
    private String error;

    // The item that is being read

    private String name;
    private FormatItem.Type type;
    private String arguments;

    private FormatReader(String text, boolean mergesBlanks, FormatExpressions expressions) {
        this.text = text;
        this.mergesBlanks = mergesBlanks;
        this.expressions = expressions;
    }

    /** What was read, or what is wrong with it: one of the two is null. */
    public record Result(LineFormat format, String error) {
    }

    /** Reads a format in which runs of blanks count as one separator ({@code log-format}), or stand for themselves. */
    public static Result read(String text, boolean mergesBlanks, FormatExpressions expressions) {
        FormatReader reader = new FormatReader(text, mergesBlanks, expressions);
        while (reader.error == null && reader.position < text.length()) {
            reader.step();
        }
        reader.flush();
        return reader.error != null ? new Result(null, reader.error)
            : new Result(new LineFormat(reader.items, reader.globalOptions, text), null);
    }

    private void step() {
        char character = text.charAt(position);
        if (character == '%') {
            position++;
            item();
        } else if (mergesBlanks && character == ' ') {
            position++;
            flush();
            items.add(FormatItem.separator());
        } else {
            literal.append(character);
            position++;
        }
    }

    private void flush() {
        if (!literal.isEmpty()) {
            items.add(FormatItem.text(literal.toString()));
            literal.setLength(0);
        }
    }

    private char current() {
        return position < text.length() ? text.charAt(position) : 0;
    }

    private void item() {
        name = null;
        type = FormatItem.Type.OWN;
        arguments = null;
        if (current() == '(' && !name() || current() == '{' && !arguments()) {
            return;
        }
        char character = current();
        if (character == '[') {
            expression();
        } else if (Characters.isLetter(character)) {
            alias();
        } else if (arguments != null) {
            error = "parse argument modifier without alias name near '%{" + arguments + "}'";
        } else if (position == text.length()) {
            error = "truncated line after '%'";
        } else if (Characters.isDigit(character) || character == ' ' || character == '\t') {
            error = "unexpected alias name near '" + character + "' at position " + position + " line : '" + text
                + "'. Maybe you want to write a single '%', use the syntax '%%'";
        } else {
            literal.append(character);
            position++;
        }
    }

    /** Reads {@code (name:type)}. */
    private boolean name() {
        int start = ++position;
        int colon = -1;
        while (current() != ')') {
            char character = current();
            if (character == ':' && colon < 0) {
                colon = position;
            } else if (!Characters.isLetter(character) && !Characters.isDigit(character) && character != '_' && character != '-') {
                error = "invalid character in custom name near '" + (position == text.length() ? ""
                    : character + "' at position " + position + " line : '" + text + "'");
                return false;
            }
            position++;
        }
        name = text.substring(start, colon < 0 ? position : colon);
        position++;
        return colon < 0 || type(text.substring(colon + 1, position - 1), colon + 1);
    }

    private boolean type(String word, int at) {
        switch (word) {
            case "str" -> type = FormatItem.Type.STRING;
            case "sint" -> type = FormatItem.Type.INTEGER;
            case "bool" -> type = FormatItem.Type.BOOLEAN;
            case "raw" -> type = FormatItem.Type.OWN;
            default -> error = "unexpected output type '" + word + "' at position " + at + " line : '" + text
                + "'. Supported types are: str, sint, bool, raw";
        }
        return error == null;
    }

    /** Reads {@code {flags}}. */
    private boolean arguments() {
        int end = text.indexOf('}', position);
        if (end < 0) {
            error = "truncated line after '" + text.substring(position + 1) + "'";
            return false;
        }
        arguments = text.substring(position + 1, end);
        position = end + 1;
        return true;
    }

    private void alias() {
        int start = position;
        while (Characters.isLetter(current()) || Characters.isDigit(current())) {
            position++;
        }
        FormatAlias alias = FormatAlias.find(text.substring(start, position));
        if (alias == null) {
            error = "no such format alias '" + text.substring(start, position)
                + "'. If you wanted to emit the '%' character verbatim, you need to use '%%'";
        } else if (alias == FormatAlias.GLOBAL) {
            globalOptions = arguments == null ? globalOptions : FormatOptions.change(globalOptions, arguments, true);
        } else {
            add(FormatItem.Kind.ALIAS, alias, null);
        }
    }

    private void expression() {
        position++;
        FormatExpressions.Part part = expressions.read(text, position);
        if (part.error() != null) {
            error = part.error();
            return;
        }
        if (part.end() >= text.length() || text.charAt(part.end()) != ']') {
            error = "missing ']' after '" + text.substring(position, part.end()) + "'";
            return;
        }
        position = part.end() + 1;
        add(FormatItem.Kind.EXPRESSION, null, part.expression());
    }

    private void add(FormatItem.Kind kind, FormatAlias alias, Object expression) {
        flush();
        int options = arguments == null ? globalOptions : FormatOptions.change(globalOptions, arguments, false);
        items.add(new FormatItem(kind, null, alias, expression, options, name, type));
    }
}
