package io.sluice.engine.check;

import io.sluice.engine.server.AgentAdvice;
import io.sluice.engine.server.CheckStatus;
import io.sluice.engine.server.Server;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads an agent's line: words separated by blanks or commas, up to the end of the line. The last word of each kind counts; what is no known
 * word is told and ignored.
 */
final class AgentExpectation implements Expectation {

    private static final int LARGEST_WEIGHT = 256;

    @Override
    public Verdict judge(CheckInput input, Server server, int step) {
        int end = lineEnd(input);
        if (end < 0) {
            if (!input.isComplete()) {
                return null;
            }
            end = input.length();
        }
        if (input.length() == 0) {
            return Verdict.bad(CheckStatus.L7_RESPONSE, 0, "TCPCHK got an empty response at step " + step);
        }
        return new Line(new String(input.bytes(), 0, end, StandardCharsets.ISO_8859_1)).verdict();
    }

    private static int lineEnd(CheckInput input) {
        for (int i = 0; i < input.length(); i++) {
            if (input.bytes()[i] == '\r' || input.bytes()[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String describe() {
        return "custom";
    }

    @Override
    public Verdict timeout() {
        return Verdict.bad(CheckStatus.L7_TIMEOUT, 0, "");
    }

    /** One line while it is read. */
    private static final class Line {

        private final String[] words;
        private String administrative;
        private String health;
        private CheckStatus status;
        private int weightPercent = -1;
        private int weight = -1;
        private int maxconn = -1;
        private String error;
        private String warning;
        private String explanation;

        Line(String text) {
            this.words = text.strip().split("[ \t,]+", -1);
            for (int i = 0; i < words.length && explanation == null; i++) {
                word(words[i], i);
            }
        }

        private void word(String word, int index) {
            if (word.isEmpty()) {
                return;
            }
            switch (word.toLowerCase(Locale.ROOT)) {
                case "up" -> health("up", CheckStatus.L7_OK, index);
                case "down" -> health("down", CheckStatus.L7_STATUS, index);
                case "fail" -> health("fail", CheckStatus.L7_STATUS, index);
                case "stopped" -> health("stopped", CheckStatus.L7_STATUS, index);
                case "ready", "drain", "maint" -> administrative = word.toLowerCase(Locale.ROOT);
                default -> figure(word);
            }
        }

        private void health(String name, CheckStatus meaning, int index) {
            health = name;
            status = meaning;
            if (meaning == CheckStatus.L7_STATUS && index + 1 < words.length) {
                explanation = words[index + 1];
            }
        }

        private void figure(String word) {
            if (word.startsWith("maxconn:")) {
                int number = number(word.substring(8));
                if (number < 0) {
                    warning = word.length() > 8 && Character.isDigit(word.charAt(8)) ? "trailing garbage in maxconn string"
                        : "maxconn string empty or preceded by garbage";
                } else {
                    maxconn = number;
                }
            } else if (Character.isDigit(word.charAt(0))) {
                weight(word);
            } else {
                error = error == null ? word : error;
            }
        }

        private void weight(String word) {
            boolean relative = word.endsWith("%");
            int number = number(relative ? word.substring(0, word.length() - 1) : word);
            if (number < 0) {
                warning = "Trailing garbage in weight string";
            } else if (relative) {
                weightPercent = number;
            } else if (number <= LARGEST_WEIGHT) {
                weight = number;
            } else {
                warning = "Absolute weight can only be between 0 and 256 inclusive";
            }
        }

        private static int number(String text) {
            if (text.isEmpty() || text.length() > 7) {
                return -1;
            }
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                    return -1;
                }
            }
            return Integer.parseInt(text);
        }

        Verdict verdict() {
            AgentAdvice advice = new AgentAdvice(administrative, weightPercent, weight, maxconn);
            if (status != null) {
                String text = "via agent : " + health + (explanation == null ? "" : " (" + explanation + ")");
                return new Verdict(false, status, 0, text, advice);
            }
            String text = error != null ? "agent reports an error : " + error : warning != null ? "agent warns : " + warning : "";
            return new Verdict(false, CheckStatus.CHECKED, 0, text, advice);
        }
    }
}
