package io.sluice.language.sample;

/** The types that arguments of fetches and converters have; the names are those of HAProxy's keyword dumps and messages. */
public enum ArgumentType {
    STRING("string"),
    INTEGER("integer"),
    TIME("time"),
    IPV4_ADDRESS("IPv4 address"),
    IPV4_MASK("IPv4 mask"),
    IPV6_ADDRESS("IPv6 address"),
    IPV6_MASK("IPv6 mask"),
    REGEX("regex"),
    /** Names of things that may be defined further down: checked when everything has been read. */
    FRONTEND("frontend"),
    BACKEND("backend"),
    SERVER("server"),
    TABLE("table"),
    USERLIST("user list"),
    FIELD_NUMBER("Protocol buffers field number");

    private final String label;

    ArgumentType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    static ArgumentType of(String label) {
        for (ArgumentType type : values()) {
            if (type.label.equals(label)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no argument type " + label);
    }

    /** The argument is the name of something else in the configuration. */
    public boolean isReference() {
        return this == FRONTEND || this == BACKEND || this == SERVER || this == TABLE || this == USERLIST;
    }
}
