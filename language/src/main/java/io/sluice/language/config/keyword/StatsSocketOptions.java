package io.sluice.language.config.keyword;

import io.sluice.language.config.model.BindLine;
import java.util.List;

/** Options that mean something on Runtime API sockets. */
final class StatsSocketOptions extends BindFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.bind("level", "user | operator | admin", "What commands on the socket may do."),
            Keyword.bind("severity-output", "none | number | string", "How messages on the socket show their severity."),
            Keyword.bind("expose-fd", "listeners", "Hands the listening sockets to a successor that asks on this socket."));
    }

    @Override
    String read(String name, OptionWords words, BindLine bind, Reading reading) {
        String value = words.next();
        return switch (name) {
            case "level" -> level(value, bind);
            case "severity-output" -> severity(value, bind);
            default -> exposes(value, bind);
        };
    }

    private static String level(String value, BindLine bind) {
        switch (value) {
            case "user" -> bind.level = BindLine.Level.USER;
            case "operator" -> bind.level = BindLine.Level.OPERATOR;
            case "admin" -> bind.level = BindLine.Level.ADMIN;
            case "" -> {
                return "'level' : missing level";
            }
            default -> {
                return "'level' only supports 'user', 'operator', and 'admin' (got '" + value + "')";
            }
        }
        bind.levelGiven = true;
        return null;
    }

    private static String severity(String value, BindLine bind) {
        switch (value) {
            case "none" -> bind.severityOutput = BindLine.Severity.NONE;
            case "number" -> bind.severityOutput = BindLine.Severity.NUMBER;
            case "string" -> bind.severityOutput = BindLine.Severity.STRING;
            default -> {
                return "'severity-output' only supports 'none', 'number', and 'string' (got '" + value + "')";
            }
        }
        return null;
    }

    private static String exposes(String value, BindLine bind) {
        if (!"listeners".equals(value)) {
            return value.isEmpty() ? "'expose-fd' : missing fd type" : "'expose-fd' only supports 'listeners' (got '" + value + "')";
        }
        bind.exposesListeners = true;
        return null;
    }
}
