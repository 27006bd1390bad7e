package io.sluice.language.config.keyword;

import io.sluice.language.config.model.LogLine;
import io.sluice.language.config.text.Line;
import java.util.List;

/** Where a proxy's log messages go. */
final class ProxyLogs extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DFB", "log", "global | <target> [len <n>] [format <name>] [sample <ranges>:<size>] <facility> [<level> [<minlevel>]]",
                "A target for the proxy's log messages."),
            Keyword.proxy("DFB", "log-tag", "<name>", "The program name in the proxy's log messages."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        if ("log-tag".equals(line.word(0))) {
            String tag = LogLineReader.tag(line, reading);
            draft.section.logTag = tag == null ? draft.section.logTag : tag;
        } else if (negated && line.count() == 1) {
            draft.section.logs.clear();
        } else if ("global".equals(line.word(1))) {
            if (line.count() > 2) {
                reading.diagnostics.error(line.position(), "log : unknown log facility '" + line.word(2) + "'", line.word(2), null);
                return;
            }
            draft.section.logs.addAll(reading.configuration.global.logs);
            draft.logsGlobally = true;
        } else {
            LogLine log = new LogLineReader(line, reading).read(false);
            if (log != null) {
                draft.section.logs.add(log);
            }
        }
    }
}
