package io.sluice.language.config.keyword;

import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.UnixSettings;
import io.sluice.language.config.source.Accounts;
import io.sluice.language.config.text.Numbers;
import java.util.List;

/** Owner and rights of unix listening sockets. */
final class UnixOptions extends BindFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.bind("mode", "<mode>", "Permissions of the socket's file, octal."),
            Keyword.bind("user", "<name>", "Owner of the socket's file."),
            Keyword.bind("uid", "<id>", "Owner of the socket's file, by number."),
            Keyword.bind("group", "<name>", "Group of the socket's file."),
            Keyword.bind("gid", "<id>", "Group of the socket's file, by number."));
    }

    @Override
    String read(String name, OptionWords words, BindLine bind, Reading reading) {
        return read(name, words.next(), bind.unix, reading);
    }

    static String read(String name, String value, UnixSettings settings, Reading reading) {
        switch (name) {
            case "mode" -> {
                int mode = Numbers.parseOctal(value);
                if (mode < 0) {
                    return "'mode' : missing or invalid mode '" + value + "' (octal integer expected)";
                }
                settings.mode = mode;
            }
            case "user" -> {
                int id = value.isEmpty() ? Accounts.UNKNOWN : reading.userId(value);
                if (id == Accounts.UNKNOWN) {
                    return value.isEmpty() ? "'user' : missing user name" : "'user' : unknown user name '" + value + "'";
                }
                settings.userName = value;
                settings.uid = id;
            }
            case "group" -> {
                int id = value.isEmpty() ? Accounts.UNKNOWN : reading.groupId(value);
                if (id == Accounts.UNKNOWN) {
                    return value.isEmpty() ? "'group' : missing group name" : "'group' : unknown group name '" + value + "'";
                }
                settings.groupName = value;
                settings.gid = id;
            }
            default -> {
                long id = Numbers.parse(value, 0, Integer.MAX_VALUE);
                if (id == Numbers.INVALID) {
                    return "'" + name + "' : " + (value.isEmpty() ? "missing value" : "invalid value '" + value + "', an integer is expected");
                }
                if ("uid".equals(name)) {
                    settings.uid = (int) id;
                } else {
                    settings.gid = (int) id;
                }
            }
        }
        return null;
    }
}
