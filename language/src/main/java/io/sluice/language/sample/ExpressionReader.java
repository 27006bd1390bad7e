package io.sluice.language.sample;

import io.sluice.base.address.IpText;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.config.text.TimeText;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code fetch(arguments),converter(arguments),…}. One object reads one expression. */
public final class ExpressionReader {

    private static final int MOST_ARGUMENTS = 12;
    /** How {@link #bindFetch} marks what a criterion tells in other words. */
    private static final String VALUE_PROBLEM = "\0";

    private final String text;
    private final ExpressionPlace place;
    private int position;
    private boolean isCriterion;
    /** What the fetch is called when the text has another name for it. */
    private String meant;
    private String fetchName;
    /** The argument that {@link #arguments} was reading when it failed, counted from 1. */
    private int failedArgument;

    private ExpressionReader(String text, int from, ExpressionPlace place) {
        this.text = text;
        this.position = from;
        this.place = place;
    }

    /** Reads a word that is an expression and nothing else. */
    public static Expression read(String word, ExpressionPlace place) throws ArgumentProblem {
        ExpressionReader reader = new ExpressionReader(word, 0, place);
        return reader.expression(true).expression();
    }

    /** Reads the first word of an ACL. {@code meant}: the fetch behind a criterion that is a keyword of its own, or null. */
    public static Expression readCriterion(String word, String meant, ExpressionPlace place) throws ArgumentProblem {
        ExpressionReader reader = new ExpressionReader(word, 0, place);
        reader.isCriterion = true;
        reader.meant = meant;
        if (meant == null) {
            return reader.expression(true).expression();
        }
        try {
            return reader.expression(true).expression();
        } catch (ArgumentProblem problem) {
            boolean inValue = problem.getMessage().startsWith(VALUE_PROBLEM);
            throw new ArgumentProblem(inValue
                ? "in argument to '" + reader.fetchName + "', " + problem.getMessage().substring(VALUE_PROBLEM.length())
                : "ACL keyword '" + reader.fetchName + "' : " + problem.getMessage());
        }
    }

    /** Reads an expression that begins at an offset and ends where no comma follows. */
    public static Part readPart(String text, int from, ExpressionPlace place) throws ArgumentProblem {
        return new ExpressionReader(text, from, place).expression(false);
    }

    /**
     * An expression inside a longer text.
     *
     * @param expression what was read
     * @param end the offset behind it
     */
    public record Part(Expression expression, int end) {
    }

    private Part expression(boolean wholeWord) throws ArgumentProblem {
        int start = position;
        String name = name();
        if (name.isEmpty()) {
            throw new ArgumentProblem("missing fetch method");
        }
        fetchName = name;
        FetchKeyword keyword = place.vocabulary().fetch(meant == null ? name : meant);
        if (keyword == null) {
            throw new ArgumentProblem(meant != null || UnsupportedNames.isFetch(name) ? "sample fetch '" + name + "' is not supported yet"
                : "unknown fetch method '" + name + "'");
        }
        Fetch fetch = bindFetch(keyword);
        place.created(fetch);
        List<Converter> converters = new ArrayList<>();
        List<SampleType> inputs = new ArrayList<>();
        SampleType type = keyword.signature().output();
        String last = meant == null ? "fetch keyword '" + name + "'" : "fetch keyword";
        while (position < text.length()) {
            if (text.charAt(position) != ',') {
                if (wholeWord) {
                    throw new ArgumentProblem("missing comma after " + last);
                }
                break;
            }
            while (position < text.length() && text.charAt(position) == ',') {
                position++;
            }
            String converterName = name();
            if (converterName.isEmpty() && (position == text.length() || !wholeWord)) {
                break;
            }
            ConverterKeyword converter = place.vocabulary().converter(converterName);
            if (converter == null) {
                throw new ArgumentProblem(UnsupportedNames.isConverter(converterName) ? "converter '" + converterName + "' is not supported yet"
                    : "unknown converter '" + converterName + "'");
            }
            if (!type.castsTo(converter.signature().input())) {
                throw new ArgumentProblem("converter '" + converterName + "' cannot be applied");
            }
            Converter bound = bindConverter(converter);
            place.created(bound);
            converters.add(bound);
            inputs.add(converter.signature().input());
            type = converter.signature().output() == SampleType.SAME ? type : converter.signature().output();
            last = "converter '" + converterName + "'";
        }
        return new Part(new Expression(text.substring(start, position), keyword, fetch, converters.toArray(new Converter[0]),
            inputs.toArray(new SampleType[0]), type), position);
    }

    private String name() {
        int start = position;
        while (position < text.length() && isNameCharacter(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private static boolean isNameCharacter(char character) {
        return Characters.isLetter(character) || Characters.isDigit(character) || "._-+:".indexOf(character) >= 0;
    }

    private Fetch bindFetch(FetchKeyword keyword) throws ArgumentProblem {
        Arguments arguments;
        try {
            arguments = arguments(keyword.signature());
        } catch (ArgumentProblem problem) {
            throw meant == null ? new ArgumentProblem("fetch method '" + keyword.name() + "' : " + problem.getMessage()) : problem;
        }
        try {
            return keyword.binder().bind(arguments);
        } catch (ArgumentProblem problem) {
            throw new ArgumentProblem((meant == null ? "invalid args in fetch method '" + keyword.name() + "' : " : VALUE_PROBLEM)
                + problem.getMessage());
        }
    }

    private Converter bindConverter(ConverterKeyword keyword) throws ArgumentProblem {
        Arguments arguments;
        try {
            arguments = arguments(keyword.signature());
        } catch (ArgumentProblem problem) {
            throw new ArgumentProblem("invalid arg " + failedArgument + " in converter '" + keyword.name() + "' : " + problem.getMessage());
        }
        try {
            return keyword.binder().bind(arguments);
        } catch (ArgumentProblem problem) {
            throw new ArgumentProblem("invalid args in converter '" + keyword.name() + "' : " + problem.getMessage());
        }
    }

    private Arguments arguments(Signature signature) throws ArgumentProblem {
        List<Argument> found = new ArrayList<>();
        List<ArgumentType> types = signature.arguments();
        failedArgument = 1;
        if (position < text.length() && text.charAt(position) == '(') {
            position++;
            // Nothing between the parentheses is an empty text where one must be given.
            boolean emptyText = signature.mandatory() > 0 && types.getFirst() == ArgumentType.STRING;
            while (position < text.length()
                && (text.charAt(position) != ')' || (found.isEmpty() ? emptyText : text.charAt(position - 1) == ','))) {
                if (found.size() == types.size() || found.size() == MOST_ARGUMENTS) {
                    int from = found.isEmpty() ? position : position - 1;
                    throw new ArgumentProblem("expected ')' before '" + text.substring(from) + "'");
                }
                found.add(argument(types.get(found.size()), found.size() + 1, signature.name()));
                failedArgument = found.size() + 1;
                if (position < text.length() && text.charAt(position) == ',') {
                    position++;
                }
            }
            boolean closed = position < text.length();
            position = Math.min(text.length(), position + 1);
            checkCount(found.size(), signature);
            if (!closed) {
                throw new ArgumentProblem("expected ')'");
            }
        } else {
            checkCount(0, signature);
        }
        return new Arguments(found, place);
    }

    private static void checkCount(int found, Signature signature) throws ArgumentProblem {
        if (found < signature.mandatory()) {
            throw new ArgumentProblem("missing arguments (got " + found + "/" + signature.mandatory() + "), type '"
                + signature.arguments().get(found).label() + "' expected");
        }
    }

    /** Takes one argument up to a comma or parenthesis that is neither quoted nor escaped. */
    private String word() throws ArgumentProblem {
        StringBuilder word = new StringBuilder();
        char quote = 0;
        while (position < text.length()) {
            char character = text.charAt(position);
            if (quote == 0 && (character == ',' || character == ')')) {
                return word.toString();
            }
            position++;
            if (character == quote) {
                quote = 0;
            } else if (quote == 0 && (character == '"' || character == '\'')) {
                quote = character;
            } else if (character == '\\' && quote != '\'' && position < text.length()) {
                word.append(escaped(text.charAt(position++)));
            } else {
                word.append(character);
            }
        }
        if (quote != 0) {
            throw new ArgumentProblem("expected ')'");
        }
        return word.toString();
    }

    private static String escaped(char character) {
        return switch (character) {
            case 'r' -> "\r";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '\\', '"', '\'', ' ', ',', ')', '(' -> String.valueOf(character);
            default -> "\\" + character;
        };
    }

    private Argument argument(ArgumentType type, int number, String keyword) throws ArgumentProblem {
        String word = word();
        boolean empty = word.isEmpty();
        long value = 0;
        byte[] address = null;
        boolean good = true;
        switch (type) {
            case INTEGER -> {
                value = Numbers.parseSigned(word);
                good = value != Numbers.INVALID;
            }
            case TIME -> {
                value = TimeText.parseMs(word);
                good = !empty && value >= 0;
            }
            case IPV4_ADDRESS, IPV6_ADDRESS -> {
                address = IpText.parse(word);
                good = address != null && address.length == (type == ArgumentType.IPV4_ADDRESS ? 4 : 16);
                value = good && address.length == 4 ? Casts.bigEndian(address, 0, 4) : 0;
            }
            case IPV4_MASK -> {
                value = ipv4Mask(word);
                good = value >= 0;
            }
            case IPV6_MASK -> {
                address = ipv6Mask(word);
                good = address != null;
            }
            default -> {
                if (type.isReference() && !(empty && type == ArgumentType.TABLE)) {
                    place.reference(type, empty ? place.owner() : word, number, described(keyword));
                }
            }
        }
        if (!good) {
            throw new ArgumentProblem("failed to parse '" + word + "' as type '" + type.label() + "' at position " + number);
        }
        return new Argument(type, word, value, address);
    }

    /** How a message about a name names the keyword. */
    private String described(String keyword) {
        String fetch = isCriterion ? "ACL keyword '" + fetchName + "'" : "sample fetch keyword '" + fetchName + "' in " + place.purpose();
        return keyword.equals(meant == null ? fetchName : meant) ? fetch : "conversion keyword '" + keyword + "' for " + fetch;
    }

    /** A mask as a number of bits or as an address; -1 when it is neither. */
    static long ipv4Mask(String word) {
        byte[] address = IpText.parse(word);
        if (address != null && address.length == 4) {
            return Casts.bigEndian(address, 0, 4);
        }
        long bits = Numbers.parse(word, 0, 32);
        return bits == Numbers.INVALID ? -1 : bits == 0 ? 0 : 0xffff_ffffL << 32 - bits & 0xffff_ffffL;
    }

    private static byte[] ipv6Mask(String word) {
        byte[] address = IpText.parse(word);
        if (address != null) {
            return address.length == 16 ? address : null;
        }
        long bits = Numbers.parse(word, 0, 128);
        if (bits == Numbers.INVALID) {
            return null;
        }
        byte[] mask = new byte[16];
        for (int i = 0; i < bits; i++) {
            mask[i / 8] |= (byte) (0x80 >>> i % 8);
        }
        return mask;
    }
}
