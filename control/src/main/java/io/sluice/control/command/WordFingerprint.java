package io.sluice.control.command;

import java.util.List;

/**
 * How alike two groups of words look. Each group is reduced to the number of times each character follows each other one,
 * word borders included, and to the set of characters in it; letters are compared without case, digits are all alike, and so
 * is everything else. The distance is the squared difference summed over all of these. Short, cheap, insensitive to the order
 * of words, and it ranks misspellings the way users of the Runtime API have seen it done.
 */
final class WordFingerprint {
    private static final int DIGIT = 26;
    private static final int OTHER = 27;
    private static final int CLASSES = 28;

    private final int[] follows = new int[CLASSES * CLASSES];
    private final boolean[] present = new boolean[CLASSES];
    private final int length;

    WordFingerprint(List<String> words) {
        int letters = 0;
        for (String word : words) {
            int previous = OTHER;
            for (int i = 0; i < word.length(); i++) {
                int current = classOf(word.charAt(i));
                follows[previous * CLASSES + current]++;
                present[current] = true;
                previous = current;
            }
            follows[previous * CLASSES + OTHER]++;
            letters += word.length();
        }
        length = letters;
    }

    private static int classOf(char c) {
        if (c >= 'a' && c <= 'z') {
            return c - 'a';
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        return c >= '0' && c <= '9' ? DIGIT : OTHER;
    }

    /** The number of characters in all words. */
    int length() {
        return length;
    }

    int distanceTo(WordFingerprint other) {
        int distance = 0;
        for (int i = 0; i < follows.length; i++) {
            int difference = follows[i] - other.follows[i];
            distance += difference * difference;
        }
        for (int i = 0; i < CLASSES; i++) {
            if (present[i] != other.present[i]) {
                distance++;
            }
        }
        return distance;
    }
}
