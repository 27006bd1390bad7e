package io.sluice.language.config.text;

import java.util.Collection;

/**
 * Finds the known word that a misspelt one most probably meant: the nearest by insertions, deletions, replacements and swapped neighbours, when it
 * is near enough to be more than a coincidence. Only ever used on the way to an error message.
 */
public final class Suggestion {

    private static final int LONGEST_WORD = 64;

    private Suggestion() {
    }

    /** The nearest candidate, or null when none is close. */
    public static String find(String word, Collection<String> candidates) {
        if (word.isEmpty() || word.length() > LONGEST_WORD) {
            return null;
        }
        String best = null;
        int bestDistance = Math.max(1, word.length() / 3) + 1;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) < bestDistance && candidate.length() <= LONGEST_WORD) {
                int distance = distance(word, candidate);
                if (distance < bestDistance && distance < candidate.length()) {
                    bestDistance = distance;
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static int distance(String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        int[] current = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                char a = left.charAt(row - 1);
                char b = right.charAt(column - 1);
                int cost = Math.min(Math.min(last[column], current[column - 1]) + 1, last[column - 1] + (a == b ? 0 : 1));
                if (row > 1 && column > 1 && a == right.charAt(column - 2) && b == left.charAt(row - 2)) {
                    cost = Math.min(cost, beforeLast[column - 2] + 1);
                }
                current[column] = cost;
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = current;
            current = spare;
        }
        return last[right.length()];
    }
}
