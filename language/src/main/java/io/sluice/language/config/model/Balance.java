package io.sluice.language.config.model;

import java.util.List;

/**
 * A {@code balance} line.
 *
 * @param algorithm the algorithm's name without arguments: {@code roundrobin}, {@code leastconn}, {@code random}, {@code hdr}, …
 * @param draws for {@code random}: how many servers are drawn, 2 when not given; 0 for the others
 * @param arguments the text in parentheses, if any, followed by the further words of the line
 * @param position where it was written
 */
public record Balance(String algorithm, int draws, List<String> arguments, Position position) {

    /** What a backend does when nothing was written. */
    public static final Balance ROUND_ROBIN = new Balance("roundrobin", 0, List.of(), Position.NONE);

    public Balance {
        arguments = List.copyOf(arguments);
    }
}
