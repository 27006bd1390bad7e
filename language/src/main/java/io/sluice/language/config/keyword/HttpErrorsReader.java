package io.sluice.language.config.keyword;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.model.HttpErrors;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Suggestion;
import io.sluice.language.rule.ReplySpec;
import java.util.List;

/** The {@code http-errors} sections. */
public final class HttpErrorsReader {

    /** The descriptions, in the order of the reference. */
    static final List<Keyword> KEYWORDS = List.of(
        Keyword.httpErrors("errorfile", "<status> <file>", "A file with the whole response for an error."));

    private HttpErrorsReader() {
    }

    /** Reads the line that opens a section; null when its lines are to be ignored. */
    public static HttpErrors open(Line line, Reading reading) {
        String name = line.word(1);
        if (name.isEmpty()) {
            reading.error(line, "missing name for http-errors section.");
            return null;
        }
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            boolean valid = Characters.isLetter(character) || Characters.isDigit(character) || "_:.-".indexOf(character) >= 0;
            if (!valid) {
                reading.error(line, "character '" + character + "' is not permitted in 'http-errors' name '" + name + "'.");
                return null;
            }
        }
        HttpErrors section = new HttpErrors(name, line.position());
        HttpErrors other = reading.configuration.httpErrors.putIfAbsent(name, section);
        if (other != null) {
            reading.diagnostics.errorTight(line.position(),
                "http-errors section '" + name + "' already exists (declared at " + other.position + ").");
            return null;
        }
        return section;
    }

    /** Reads one line of a section; a null section is one that is ignored. */
    public static void read(Line line, HttpErrors section, Reading reading) {
        if (section == null) {
            return;
        }
        if (!"errorfile".equals(line.word(0))) {
            String suggestion = Suggestion.find(line.word(0), List.of("errorfile"));
            reading.diagnostics.inLine(Severity.ALERT, line.position(), "parsing [" + line.position() + "] : unknown keyword '" + line.word(0)
                + "' in 'http-errors' section" + (suggestion == null ? "" : "; did you mean '" + suggestion + "' maybe ?"), line.word(0), suggestion);
            return;
        }
        if (line.count() < 3) {
            reading.error(line, "errorfile: expects <status_code> and <file> as arguments.");
            return;
        }
        int status = ProxyErrorReplies.status(line, 1, reading);
        byte[] response = status < 0 ? null : ProxyErrorReplies.fromFile(line, reading);
        if (response != null) {
            section.replies.put(status, ReplySpec.raw(status, response));
        }
    }
}
