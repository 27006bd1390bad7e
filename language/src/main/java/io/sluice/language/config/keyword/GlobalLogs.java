package io.sluice.language.config.keyword;

import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.LogLine;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import java.util.List;

/** Log targets that proxies can refer to, and what stands in front of messages. */
final class GlobalLogs extends GlobalFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.global("log", "<target> [len <n>] [format <name>] [sample <ranges>:<size>] <facility> [<level> [<minlevel>]]",
                "A target for log messages."),
            Keyword.global("log-tag", "<name>", "The program name in log messages."),
            Keyword.global("log-send-hostname", "[<name>]", "The host name in log messages."));
    }

    @Override
    void read(Line line, GlobalSection global, boolean negated, Reading reading) {
        switch (line.word(0)) {
            case "log-tag" -> {
                String tag = LogLineReader.tag(line, reading);
                global.logTag = tag == null ? global.logTag : tag;
            }
            case "log-send-hostname" -> {
                if (!reading.tooMany(line, 1)) {
                    global.logSendHostname = true;
                    global.logHostname = line.count() > 1 ? Characters.decoded(line.word(1)) : null;
                }
            }
            default -> log(line, global, negated, reading);
        }
    }

    private static void log(Line line, GlobalSection global, boolean negated, Reading reading) {
        if (negated && line.count() == 1) {
            global.logs.clear();
        } else if ("global".equals(line.word(1))) {
            reading.error(line, "log : 'global' is not supported for a global syslog server");
        } else {
            LogLine log = new LogLineReader(line, reading).read(true);
            if (log != null) {
                global.logs.add(log);
            }
        }
    }
}
