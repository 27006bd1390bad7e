package io.sluice.language.config.keyword;

import io.sluice.language.config.model.HeaderCapture;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import java.util.List;

/** What a frontend keeps of its messages for logs: {@code capture …} and {@code declare capture …}. */
final class ProxyCaptures extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("F", "capture request header", "<name> len <length>", "Keeps a header of requests for the log."),
            Keyword.proxy("F", "capture response header", "<name> len <length>", "Keeps a header of responses for the log."),
            Keyword.proxy("F", "capture cookie", "<name> len <length>", "Keeps the first cookie whose name starts so for the log."),
            Keyword.proxy("F", "declare capture", "request | response len <length>", "A place that rules can keep a value in."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        if ("declare".equals(line.word(0))) {
            declare(line, draft, reading);
            return;
        }
        if (!draft.isDefaults() && !draft.section.hasFrontend()) {
            reading.diagnostics.warning(line.position(),
                "'capture' ignored because " + Reading.describe(draft.section) + " has no frontend capability.");
            return;
        }
        String kind = line.word(1);
        boolean cookie = "cookie".equals(kind);
        boolean header = ("request".equals(kind) || "response".equals(kind)) && "header".equals(line.word(2));
        if (!cookie && !header) {
            reading.error(line, "'capture' expects 'cookie' or 'request header' or 'response header'.");
        } else if (draft.isDefaults()) {
            reading.error(line, "'capture " + kind + "' not allowed in 'defaults' section.");
        } else if (cookie) {
            cookie(line, draft.section, reading);
        } else {
            header(line, kind, draft.section, reading);
        }
    }

    private static void cookie(Line line, ProxySection section, Reading reading) {
        if (line.count() < 5 || !"len".equals(line.word(3))) {
            reading.error(line, "'capture' expects 'cookie' <cookie_name> 'len' <len>.");
            return;
        }
        section.cookieCapture = new HeaderCapture(line.word(2), length(line.word(4)));
    }

    private static void header(Line line, String kind, ProxySection section, Reading reading) {
        if (line.count() < 6 || !"len".equals(line.word(4))) {
            reading.error(line, "'capture " + kind + "' expects 'header' <header_name> 'len' <len>.");
        } else if (!reading.tooMany(line, 3, "capture " + kind, 3)) {
            List<HeaderCapture> captures = "request".equals(kind) ? section.requestCaptures : section.responseCaptures;
            captures.add(new HeaderCapture(line.word(3), length(line.word(5))));
        }
    }

    /** As in HAProxy: digits as far as they go, and 0 keeps nothing. */
    private static int length(String word) {
        int digits = 0;
        while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
            digits++;
        }
        long value = digits == 0 ? 0 : Numbers.parse(word.substring(0, Math.min(digits, 9)), 0, Integer.MAX_VALUE);
        return (int) value;
    }

    private static void declare(Line line, ProxyDraft draft, Reading reading) {
        String direction = line.word(2);
        String length = line.word(4);
        String problem = null;
        if (draft.isDefaults()) {
            problem = "'declare' not available in default section";
        } else if (!draft.section.hasFrontend()) {
            problem = "'declare' only available in frontend or listen section";
        } else if (line.word(1).isEmpty()) {
            problem = "'declare' needs a second keyword that specify the type of declaration ('capture')";
        } else if (!"capture".equals(line.word(1))) {
            problem = "unknown declaration type '" + line.word(1) + "' (supports 'capture')";
        } else if (!"request".equals(direction) && !"response".equals(direction)) {
            problem = "'declare capture' requires a direction ('request' or 'response')";
        } else if (!"len".equals(line.word(3))) {
            problem = "'declare capture' requires a capture length ('len')";
        } else if (length.isEmpty()) {
            problem = "'declare capture': 'len' requires a numeric value that represents the capture length";
        }
        long value = problem != null ? 0 : Numbers.parse(length, 0, Integer.MAX_VALUE);
        if (problem == null && value == Numbers.INVALID) {
            problem = "'declare capture': cannot parse the length '" + length + "'.";
        } else if (problem == null && value == 0) {
            problem = "length must be > 0";
        }
        if (problem != null) {
            reading.error(line, problem);
            return;
        }
        List<HeaderCapture> captures = "request".equals(direction) ? draft.section.requestCaptures : draft.section.responseCaptures;
        captures.add(new HeaderCapture(null, (int) value));
    }
}
