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
            Keyword.option("DFB", "tcplog", "", "Logs connections in detail."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        String name = line.word(1);
        if (!draft.isDefaults() && draft.section.kind == ProxySection.Kind.BACKEND) {
            reading.diagnostics.warning(line.position(), "backend '" + draft.section.name + "' : 'option " + name
                + "' directive is ignored in backends.");
            return;
        }
        boolean common = "clf".equals(line.word(2));
        if (line.count() > 2 && !common) {
            reading.diagnostics.error(line.position(), "keyword '" + name + "' only supports option 'clf'.", line.word(2), null);
            return;
        }
        if (reading.tooMany(line, 1, "option " + name, 2)) {
            return;
        }
        if (common && "tcplog".equals(name)) {
            reading.diagnostics.notSupported(line.position(), "option tcplog clf");
            return;
        }
        draft.section.logFormat = "tcplog".equals(name) ? ProxySection.LogFormat.TCP
            : common ? ProxySection.LogFormat.CLF : ProxySection.LogFormat.HTTP;
        draft.section.logFormatPosition = line.position();
    }
}
