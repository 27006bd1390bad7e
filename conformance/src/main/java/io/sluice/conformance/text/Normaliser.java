package io.sluice.conformance.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what differs from run to run (pointers, process ids, ports, times, dates, the program's version) by fixed words.
 * Belongs to one scenario run, whose thread uses it; the run adds its own ports and folders as they become known. Never touches counts, sizes
 * or texts: those must agree.
 */
public final class Normaliser {
    private static final Pattern POINTER = Pattern.compile("0x[0-9a-f]{5,16}\\b");
    private static final Pattern CLASSIC_DATE =
            Pattern.compile("\\b\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{3})?(?: [+-]\\d{4})?");
    private static final Pattern SYSLOG_DATE = Pattern.compile("\\b[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d\\b");
    private static final Pattern ISO_DATE =
            Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern TAGGED_PID = Pattern.compile("\\b(?:haproxy|sluice)\\[\\d+\\]");
    private static final Pattern RFC5424_TAG = Pattern.compile(" (?:haproxy|sluice) \\d+ - ");
    private static final Pattern MESSAGE_PID = Pattern.compile("(\\[(?:NOTICE|WARNING|ALERT|DIAG)\\] +)\\(\\d+\\)");
    private static final Pattern MAIN_PLACE = Pattern.compile("\\[\\S*(?:haproxy|sluice)\\.main\\(\\)\\]");
    private static final Pattern LOG_TIMERS =
            Pattern.compile("( \\S+/\\S+ )((?:\\+?-?\\d+/){2,4}\\+?-?\\d+)(?= )");
    /** Status and size of an HTTP line: HAProxy counts its inner representation, not bytes on the wire, so only zero means something. */
    private static final Pattern HTTP_SIZE = Pattern.compile("( [-+T1]+(?:/[-+T1]+){4} -?\\d+ \\+?)[1-9]\\d*(?= )");
    private static final Pattern ELAPSED = Pattern.compile("(?<![-\\d])\\d+");

    private final Map<String, String> words = new LinkedHashMap<>();
    private final Map<Integer, String> ports = new LinkedHashMap<>();

    /** Shows every occurrence of a text as a placeholder. */
    public void addWord(String text, String placeholder) {
        words.put(text, placeholder);
    }

    /** Shows a port number, where it stands alone, as a placeholder. */
    public void addPort(int port, String placeholder) {
        ports.put(port, placeholder);
    }

    /** Bytes in, bytes out, so that line ends stay visible. */
    public byte[] normalise(byte[] bytes) {
        String text = normalise(new String(bytes, StandardCharsets.ISO_8859_1));
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The text with everything accidental replaced. */
    public String normalise(String text) {
        String result = text;
        List<Map.Entry<String, String>> longestFirst = new ArrayList<>(words.entrySet());
        longestFirst.sort(Comparator.comparingInt(word -> -word.getKey().length()));
        for (Map.Entry<String, String> word : longestFirst) {
            result = result.replace(word.getKey(), word.getValue());
        }
        for (Map.Entry<Integer, String> port : ports.entrySet()) {
            result = result.replaceAll("(?<![\\w.])" + port.getKey() + "(?![\\w])", Matcher.quoteReplacement(port.getValue()));
        }
        result = POINTER.matcher(result).replaceAll("0x<pointer>");
        result = CLASSIC_DATE.matcher(result).replaceAll("<date>");
        result = ISO_DATE.matcher(result).replaceAll("<iso-date>");
        result = SYSLOG_DATE.matcher(result).replaceAll("<syslog-date>");
        result = TAGGED_PID.matcher(result).replaceAll("<program>[<pid>]");
        result = RFC5424_TAG.matcher(result).replaceAll(" <program> <pid> - ");
        result = MESSAGE_PID.matcher(result).replaceAll("$1(<pid>)");
        result = MAIN_PLACE.matcher(result).replaceAll("[<program>.main()]");
        result = LOG_TIMERS.matcher(result).replaceAll(Normaliser::hideTimes);
        return HTTP_SIZE.matcher(result).replaceAll("$1B");
    }

    private static String hideTimes(java.util.regex.MatchResult match) {
        return Matcher.quoteReplacement(match.group(1) + ELAPSED.matcher(match.group(2)).replaceAll("T"));
    }
}
