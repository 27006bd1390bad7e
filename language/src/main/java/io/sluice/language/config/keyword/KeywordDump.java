package io.sluice.language.config.keyword;

import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.ActionVocabulary;
import io.sluice.language.rule.RuleSet;
import java.util.List;

/** Lists of what is supported, in the form of {@code -dK}. Words that are only accepted are left out: they do nothing. */
public final class KeywordDump {

    private KeywordDump() {
    }

    /** Writes the class {@code cfg}: sections, their words, options of lines, actions. */
    public static void configuration(StringBuilder out, ActionVocabulary actions) {
        out.append("# List of registered configuration keywords:\n");
        out.append("global\n");
        names(out, Keyword.Place.GLOBAL, "");
        out.append("listen\n");
        names(out, Keyword.Place.PROXY, "");
        names(out, Keyword.Place.BIND, "bind <addr> ");
        names(out, Keyword.Place.SERVER, "server <name> <addr> ");
        for (Keyword keyword : KeywordTable.all(Keyword.Place.OPTION)) {
            if (keyword.status() == Keyword.Status.SUPPORTED) {
                out.append("\toption ").append(keyword.name()).append(" [").append(keyword.countsForFrontends() ? " FE" : "")
                    .append(keyword.countsForBackends() ? " BE" : "").append(" ]\n");
            }
        }
        for (RuleSet set : RuleSet.values()) {
            List<ActionKeyword> list = actions.actions(set);
            for (int i = 0; i < list.size(); i++) {
                out.append('\t').append(set.keyword()).append(' ').append(list.get(i).name()).append('\n');
            }
        }
        out.append("userlist\n");
        names(out, Keyword.Place.USERLIST, "");
        out.append("http-errors\n");
        names(out, Keyword.Place.HTTP_ERRORS, "");
        out.append("ring\n");
        names(out, Keyword.Place.RING, "");
    }

    private static void names(StringBuilder out, Keyword.Place place, String prefix) {
        for (Keyword keyword : KeywordTable.all(place)) {
            if (keyword.status() == Keyword.Status.SUPPORTED) {
                out.append('\t').append(prefix).append(keyword.name());
                boolean option = place == Keyword.Place.BIND || place == Keyword.Place.SERVER;
                out.append(option && !keyword.syntax().isEmpty() ? " +1" : "").append('\n');
            }
        }
    }
}
