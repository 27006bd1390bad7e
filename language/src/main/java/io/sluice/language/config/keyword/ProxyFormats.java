package io.sluice.language.config.keyword;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.model.FormatLine;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.text.Line;
import java.util.List;

/** Formats that users write themselves. Their texts are read by the checks of the whole configuration. */
final class ProxyFormats extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DFB", "log-format", "<format>", "The text of a traffic log line."),
            Keyword.proxy("DFB", "log-format-sd", "<format>", "The structured data of traffic log lines with format rfc5424."),
            Keyword.proxy("DFB", "error-log-format", "<format>", "The log line of a connection that fails before its first request."),
            Keyword.proxy("DFB", "unique-id-format", "<format>", "How requests are numbered."),
            Keyword.proxy("DFB", "unique-id-header", "<name>", "The header that carries the unique id to servers."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        String word = line.word(0);
        boolean unique = word.startsWith("unique");
        if (!unique && !draft.isDefaults() && draft.section.kind == ProxySection.Kind.BACKEND) {
            OptionLogs.ignoredInBackend(line, draft, word, reading);
            return;
        }
        if (line.word(1).isEmpty()) {
            reading.error(line, word + " expects an argument.");
            return;
        }
        if ("unique-id-header".equals(word)) {
            draft.section.uniqueIdHeader = line.word(1);
            return;
        }
        if (line.count() > 2) {
            reading.error(line, word + " expects only one argument, don't forget to escape spaces!");
            return;
        }
        set(word, new FormatLine(line.word(1), line.position(), null), line, draft, reading);
    }

    private static void set(String word, FormatLine format, Line line, ProxyDraft draft, Reading reading) {
        ProxySection section = draft.section;
        switch (word) {
            case "log-format" -> {
                warnOverride(line, draft, "'log-format'", reading);
                section.customFormat = format;
                section.logFormat = ProxySection.LogFormat.CUSTOM;
                section.logFormatPosition = line.position();
            }
            case "log-format-sd" -> section.structuredData = format;
            case "error-log-format" -> {
                if (draft.isDefaults() && section.errorFormat != null) {
                    reading.diagnostics.inLine(Severity.WARNING, line.position(), "parsing [" + line.position()
                        + "]: 'error-log-format' overrides previous 'error-log-format' in 'defaults' section.", null, null);
                }
                section.errorFormat = format;
            }
            default -> section.uniqueIdFormat = format;
        }
    }

    /** In a defaults section a format that replaces another one is probably a mistake. */
    static void warnOverride(Line line, ProxyDraft draft, String newName, Reading reading) {
        if (!draft.isDefaults() || draft.section.logFormat == ProxySection.LogFormat.NONE) {
            return;
        }
        String old = switch (draft.section.logFormat) {
            case HTTP -> "option httplog";
            case CLF -> "option httplog clf";
            case HTTPS -> "option httpslog";
            case TCP -> "option tcplog";
            case TCP_CLF -> "option tcplog clf";
            default -> "log-format";
        };
        reading.diagnostics.inLine(Severity.WARNING, line.position(),
            "parsing [" + line.position() + "]: " + newName + " overrides previous '" + old + "' in 'defaults' section.", null, null);
    }
}
