package io.sluice.conformance.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Shows where two texts differ, line by line: {@code -} for a line that was expected, {@code +} for a line that came instead.
 * Based on the longest common subsequence; made for scenario transcripts of a few hundred lines. Stateless.
 */
public final class LineDiff {
    private static final int CONTEXT_LINES = 4;

    private LineDiff() {}

    /** The differing regions with a few lines around them. */
    public static String between(List<String> expected, List<String> actual) {
        List<String> marked = mark(expected, actual);
        StringBuilder text = new StringBuilder();
        int lastShown = -1;
        for (int i = 0; i < marked.size(); i++) {
            if (nearChange(marked, i)) {
                if (lastShown >= 0 && lastShown < i - 1) {
                    text.append("  ...\n");
                }
                text.append(marked.get(i)).append('\n');
                lastShown = i;
            }
        }
        return text.toString();
    }

    private static boolean nearChange(List<String> marked, int index) {
        int from = Math.max(0, index - CONTEXT_LINES);
        int to = Math.min(marked.size() - 1, index + CONTEXT_LINES);
        for (int i = from; i <= to; i++) {
            if (marked.get(i).charAt(0) != ' ') {
                return true;
            }
        }
        return false;
    }

    private static List<String> mark(List<String> expected, List<String> actual) {
        int[][] common = new int[expected.size() + 1][actual.size() + 1];
        for (int i = expected.size() - 1; i >= 0; i--) {
            for (int j = actual.size() - 1; j >= 0; j--) {
                common[i][j] = expected.get(i).equals(actual.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> marked = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < expected.size() || j < actual.size()) {
            if (i < expected.size() && j < actual.size() && expected.get(i).equals(actual.get(j))) {
                marked.add("  " + expected.get(i));
                i++;
                j++;
            } else if (j == actual.size() || (i < expected.size() && common[i + 1][j] >= common[i][j + 1])) {
                marked.add("- " + expected.get(i));
                i++;
            } else {
                marked.add("+ " + actual.get(j));
                j++;
            }
        }
        return marked;
    }
}
