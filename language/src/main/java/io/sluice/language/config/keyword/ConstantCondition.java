package io.sluice.language.config.keyword;

import java.util.List;

/**
 * A rule's condition of which only constants are understood: {@code TRUE}, {@code FALSE}, {@code { always_true }}, {@code { always_false }}, joined
 * by nothing (and), {@code or}, {@code ||}, and negated by {@code !}.
 *
 * @param holds the constant result
 * @param error what is wrong, or null
 * @param word the word that is wrong, or null
 */
record ConstantCondition(boolean holds, String error, String word) {

    /** Reads all words from {@code if} or {@code unless} on; an empty list always holds. */
    static ConstantCondition read(List<String> words, ProxyDraft draft) {
        if (words.size() < 2) {
            return new ConstantCondition(words.isEmpty() || "if".equals(words.getFirst()), null, null);
        }
        boolean result = false;
        boolean all = true;
        boolean negated = false;
        int next = 1;
        while (next < words.size()) {
            String word = words.get(next++);
            if ("||".equals(word) || "or".equals(word)) {
                result |= all;
                all = true;
                continue;
            }
            while (word.startsWith("!")) {
                negated = !negated;
                word = word.substring(1);
            }
            if (word.isEmpty()) {
                continue;
            }
            int close = next;
            if ("{".equals(word)) {
                close = closing(words, next);
                if (close < 0) {
                    return failed("missing closing '}' in condition.", word);
                }
            }
            int value = "{".equals(word) ? anonymous(words.subList(next, close)) : named(word);
            if (value < 0) {
                return "{".equals(word) ? unknownFetch(words.subList(next, close)) : unknownAcl(word, draft);
            }
            next = "{".equals(word) ? close + 1 : next;
            all &= (value == 1) != negated;
            negated = false;
        }
        result |= all;
        return new ConstantCondition(result == "if".equals(words.getFirst()), null, null);
    }

    private static int closing(List<String> words, int from) {
        for (int i = from; i < words.size(); i++) {
            if ("}".equals(words.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static int named(String name) {
        return "TRUE".equals(name) ? 1 : "FALSE".equals(name) ? 0 : -1;
    }

    private static int anonymous(List<String> expression) {
        if (expression.size() != 1) {
            return -1;
        }
        return "always_true".equals(expression.getFirst()) ? 1 : "always_false".equals(expression.getFirst()) ? 0 : -1;
    }

    private static ConstantCondition failed(String error, String word) {
        return new ConstantCondition(false, error, word);
    }

    private static ConstantCondition unknownAcl(String name, ProxyDraft draft) {
        if (draft.aclNames.contains(name) || KnownNames.isPredefinedAcl(name)) {
            return failed("condition '" + name + "' is not supported yet", name);
        }
        return failed("no such ACL : '" + name + "'.", name);
    }

    private static ConstantCondition unknownFetch(List<String> expression) {
        if (expression.isEmpty()) {
            return failed("missing fetch method in ACL expression ''.", "{");
        }
        String text = expression.getFirst();
        int end = 0;
        while (end < text.length() && text.charAt(end) != '(' && text.charAt(end) != ',') {
            end++;
        }
        String fetch = text.substring(0, end);
        if (KnownNames.isFetch(fetch)) {
            return failed("condition '{ " + String.join(" ", expression) + " }' is not supported yet", fetch);
        }
        return failed("unknown fetch method '" + fetch + "' in ACL expression '" + text + "'.", fetch);
    }
}
