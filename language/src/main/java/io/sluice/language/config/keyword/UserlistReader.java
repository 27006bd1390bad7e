package io.sluice.language.config.keyword;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.model.Userlist;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Suggestion;
import java.util.ArrayList;
import java.util.List;

/** The lines of a {@code userlist} section. */
public final class UserlistReader {

    /** The descriptions, in the order of the reference. */
    static final List<Keyword> KEYWORDS = List.of(
        Keyword.userlist("group", "<name> [users <user>[,…]]", "A group of users."),
        Keyword.userlist("user", "<name> [password | insecure-password <text>] [groups <group>[,…]]", "A user."));

    private UserlistReader() {
    }

    /** Reads one line; a null list is one that is ignored. */
    public static void read(Line line, Userlist list, Reading reading) {
        if (list == null) {
            return;
        }
        switch (line.word(0)) {
            case "user" -> user(line, list, reading);
            case "group" -> group(line, list, reading);
            default -> {
                String suggestion = Suggestion.find(line.word(0), List.of("user", "group"));
                tight(Severity.ALERT, line, reading, "unknown keyword '" + line.word(0) + "' in 'userlist' section"
                    + (suggestion == null ? "" : "; did you mean '" + suggestion + "' maybe ?"));
            }
        }
    }

    private static void tight(Severity severity, Line line, Reading reading, String text) {
        reading.diagnostics.inLine(severity, line.position(), "parsing [" + line.position() + "]: " + text, line.word(0), null);
    }

    private static void group(Line line, Userlist list, Reading reading) {
        if (line.count() < 2) {
            tight(Severity.ALERT, line, reading, "'group' expects <name> as arguments.");
            return;
        }
        if (!reading.userlistNames.add(list.name + "/group/" + line.word(1))) {
            tight(Severity.WARNING, line, reading, "ignoring duplicated group '" + line.word(1) + "' in userlist '" + list.name + "'.");
            return;
        }
        if (line.count() > 2 && !"users".equals(line.word(2))) {
            tight(Severity.ALERT, line, reading, "'group' only supports 'users' option.");
            return;
        }
        list.groups.add(new Userlist.Group(line.word(1), names(line.word(3))));
    }

    private static void user(Line line, Userlist list, Reading reading) {
        if (line.count() < 2) {
            tight(Severity.ALERT, line, reading, "'user' expects <name> as arguments.");
            return;
        }
        if (!reading.userlistNames.add(list.name + "/user/" + line.word(1))) {
            tight(Severity.WARNING, line, reading, "ignoring duplicated user '" + line.word(1) + "' in userlist '" + list.name + "'.");
            return;
        }
        String password = null;
        boolean insecure = false;
        List<String> groups = List.of();
        for (int next = 2; next < line.count(); next += 2) {
            switch (line.word(next)) {
                case "password", "insecure-password" -> {
                    password = line.word(next + 1);
                    insecure = "insecure-password".equals(line.word(next));
                }
                case "groups" -> groups = names(line.word(next + 1));
                default -> {
                    tight(Severity.ALERT, line, reading, "'user' only supports 'password', 'insecure-password' and 'groups' options.");
                    return;
                }
            }
        }
        list.users.add(new Userlist.User(line.word(1), password, insecure, groups));
    }

    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        int start = 0;
        while (start < list.length()) {
            int comma = list.indexOf(',', start);
            int end = comma < 0 ? list.length() : comma;
            if (end > start) {
                names.add(list.substring(start, end));
            }
            start = end + 1;
        }
        return names;
    }
}
