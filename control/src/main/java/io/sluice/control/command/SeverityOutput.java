package io.sluice.control.command;

import java.util.Locale;
import java.util.Optional;

/** Whether feedback messages are prefixed with their severity, and how: {@code [3]: } or {@code [err]: }. */
public enum SeverityOutput {
    NONE,
    NUMBER,
    STRING;

    public static Optional<SeverityOutput> ofWord(String word) {
        return switch (word) {
            case "none" -> Optional.of(NONE);
            case "number" -> Optional.of(NUMBER);
            case "string" -> Optional.of(STRING);
            default -> Optional.empty();
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String prefix(Severity severity) {
        return switch (this) {
            case NONE -> "";
            case NUMBER -> "[" + severity.number() + "]: ";
            case STRING -> "[" + severity.word() + "]: ";
        };
    }
}
