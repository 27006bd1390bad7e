package io.sluice.bench.load;

import io.sluice.bench.BenchFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What wrk printed. {@code errors} counts answers other than 2xx and 3xx, and connections that failed or timed out. */
public record WrkResult(long requests, double requestsPerSecond, double halfMicros, double ninetyNineMicros, long errors) {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern STATUS_ERRORS = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
    private static final Pattern SOCKET_ERRORS = Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");

    static WrkResult parse(String output) {
        long errors = 0;
        Matcher status = STATUS_ERRORS.matcher(output);
        if (status.find()) {
            errors += Long.parseLong(status.group(1));
        }
        Matcher sockets = SOCKET_ERRORS.matcher(output);
        if (sockets.find()) {
            for (int i = 1; i <= sockets.groupCount(); i++) {
                errors += Long.parseLong(sockets.group(i));
            }
        }
        return new WrkResult(Long.parseLong(find(REQUESTS, output)), Double.parseDouble(find(RATE, output)), percentile("50", output),
            percentile("99", output), errors);
    }

    private static String find(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new BenchFailure("wrk printed something unexpected: " + output);
        }
        return matcher.group(1);
    }

    private static double percentile(String percent, String output) {
        Matcher matcher = Pattern.compile("\\s" + percent + "%\\s+([\\d.]+)(us|ms|s)\\s").matcher(output);
        if (!matcher.find()) {
            throw new BenchFailure("wrk printed something unexpected: " + output);
        }
        double value = Double.parseDouble(matcher.group(1));
        return switch (matcher.group(2)) {
            case "us" -> value;
            case "ms" -> value * 1_000;
            default -> value * 1_000_000;
        };
    }
}
