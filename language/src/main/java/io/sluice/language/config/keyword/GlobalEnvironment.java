package io.sluice.language.config.keyword;

import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.text.Line;
import java.util.List;

/** Changes of the environment, seen by everything that follows in the files. */
final class GlobalEnvironment extends GlobalFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.global("setenv", "<name> <value>", "Sets a variable."),
            Keyword.global("presetenv", "<name> <value>", "Sets a variable that is not set yet."),
            Keyword.global("unsetenv", "<name>…", "Removes variables."),
            Keyword.global("resetenv", "[<name>…]", "Removes all variables but these."));
    }

    @Override
    void read(Line line, GlobalSection global, boolean negated, Reading reading) {
        switch (line.word(0)) {
            case "unsetenv" -> {
                if (line.count() < 2) {
                    reading.error(line, "'unsetenv' expects at least one variable name.");
                }
                for (int i = 1; i < line.count(); i++) {
                    reading.environment.remove(line.word(i));
                }
            }
            case "resetenv" -> reading.environment.keepOnly(line.words().subList(1, line.count()));
            default -> set(line, reading);
        }
    }

    private static void set(Line line, Reading reading) {
        String keyword = line.word(0);
        if (reading.tooMany(line, 2)) {
            return;
        }
        if (line.count() < 2) {
            reading.error(line, "'" + keyword + "' expects environment variable name.");
        } else if (line.count() < 3) {
            reading.error(line, "'" + keyword + "' expects environment variable value for '" + line.word(1) + "'.");
        } else if ("setenv".equals(keyword)) {
            reading.environment.set(line.word(1), line.word(2));
        } else {
            reading.environment.setIfAbsent(line.word(1), line.word(2));
        }
    }
}
