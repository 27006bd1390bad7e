package io.sluice.conformance.corpus;

import java.util.List;

/**
 * Cases that share a frame and a way to be sent.
 *
 * @param title the heading with what stands in parentheses
 * @param template the lines of the frame; the case's text takes the place of {@code @}
 * @param response the messages are a server's answers, not a client's requests
 * @param method with which the client asks for such an answer
 * @param closes the server closes its connection behind the answer
 * @param frontend the name of the frontend that gets the messages
 */
public record CorpusSection(String title, List<String> template, boolean response, String method, boolean closes, String frontend) {
    public CorpusSection {
        template = List.copyOf(template);
    }

    /** Reads a heading: the words in its last parentheses, separated by commas, say what is not usual. */
    static CorpusSection of(String title, List<String> template) {
        int open = title.lastIndexOf('(');
        boolean response = false;
        boolean closes = false;
        String method = "GET";
        String frontend = "plain";
        for (String word : open < 0 ? new String[0] : title.substring(open + 1, title.length() - 1).split(", ", -1)) {
            if (word.equals("responses")) {
                response = true;
            } else if (word.equals("closes")) {
                closes = true;
            } else if (word.startsWith("to ")) {
                method = word.substring(3);
            } else if (word.startsWith("on ")) {
                frontend = word.substring(3);
            } else {
                throw new IllegalArgumentException("unknown word '" + word + "' in the heading: " + title);
            }
        }
        return new CorpusSection(title, template, response, method, closes, frontend);
    }
}
