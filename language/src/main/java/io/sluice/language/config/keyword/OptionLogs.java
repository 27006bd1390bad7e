package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.text.Line;
import java.util.List;

/** {@code option} words that choose a log format. */
final class OptionLogs extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.option("DFB", "httplog", "[clf]", "Logs requests in detail."),
            Keyword.option("DFB", "httpslog", "", "Logs requests in detail, with the fields of TLS."),
            Keyword.option("DFB", "tcplog", "[clf]", "Logs connections in detail."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        String name = line.word(1);
        if (!draft.isDefaults() && draft.section.kind == ProxySection.Kind.BACKEND) {
            ignoredInBackend(line, draft, "option " + name, reading);
            return;
        }
        boolean common = "clf".equals(line.word(2)) && !"httpslog".equals(name);
        if (line.count() > 2 && !common && !"httpslog".equals(name)) {
            reading.diagnostics.error(line.position(), "keyword '" + name + "' only supports option 'clf'.", line.word(2), null);
            return;
        }
        if (common && reading.tooMany(line, 1, "option " + name, 2)) {
            return;
        }
        ProxyFormats.warnOverride(line, draft, "'option " + name + (common ? " clf'" : "'"), reading);
        draft.section.logFormat = switch (name) {
            case "tcplog" -> common ? ProxySection.LogFormat.TCP_CLF : ProxySection.LogFormat.TCP;
            case "httpslog" -> ProxySection.LogFormat.HTTPS;
            default -> common ? ProxySection.LogFormat.CLF : ProxySection.LogFormat.HTTP;
        };
        draft.section.logFormatPosition = line.position();
    }

    static void ignoredInBackend(Line line, ProxyDraft draft, String what, Reading reading) {
        reading.diagnostics.warning(line.position(), "backend '" + draft.section.name + "' : '" + what + "' directive is ignored in backends.");
    }
}
