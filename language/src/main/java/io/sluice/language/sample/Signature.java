package io.sluice.language.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * The declaration of a fetch or converter, as one line in the form of HAProxy's keyword dumps: {@code req.hdr([string,integer]): str} or
 * {@code field(integer,string[,integer]): str => str} (what comes out first, then what goes in).
 *
 * @param text the whole line
 * @param name the keyword
 * @param arguments types of the arguments
 * @param mandatory how many of them must be there
 * @param output type of the result
 * @param input what a converter takes; {@code ANY} for a fetch
 */
public record Signature(String text, String name, List<ArgumentType> arguments, int mandatory, SampleType output, SampleType input) {

    /** Reads a declaration; it is a programming error when it cannot be read. */
    public static Signature of(String text) {
        int colon = text.indexOf(": ");
        String head = text.substring(0, colon);
        String types = text.substring(colon + 2);
        int arrow = types.indexOf(" => ");
        SampleType output = SampleType.of(arrow < 0 ? types : types.substring(0, arrow));
        SampleType input = arrow < 0 ? SampleType.ANY : SampleType.of(types.substring(arrow + 4));
        int open = head.indexOf('(');
        if (open < 0) {
            return new Signature(text, head, List.of(), 0, output, input);
        }
        List<ArgumentType> arguments = new ArrayList<>();
        int mandatory = -1;
        for (String part : head.substring(open + 1, head.length() - 1).replace("[,", ",[").split(",", -1)) {
            String label = part.replace("]", "");
            if (label.startsWith("[")) {
                mandatory = arguments.size();
                label = label.substring(1);
            }
            arguments.add(ArgumentType.of(label));
        }
        return new Signature(text, head.substring(0, open), List.copyOf(arguments), mandatory < 0 ? arguments.size() : mandatory, output,
            input);
    }
}
