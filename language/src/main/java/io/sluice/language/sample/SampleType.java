package io.sluice.language.sample;

/** The types that samples have and that converters ask for; the names are those of HAProxy's keyword dumps. */
public enum SampleType {
    /** Any type; only what a converter takes. */
    ANY("any"),
    /** A converter's result has the type of what it was given. */
    SAME("same"),
    BOOLEAN("bool"),
    INTEGER("sint"),
    /** Either kind of IP address; only what is declared, a sample is always one of the two. */
    ADDRESS("addr"),
    IPV4("ipv4"),
    IPV6("ipv6"),
    STRING("str"),
    BINARY("bin"),
    METHOD("meth");

    private final String label;

    SampleType(String label) {
        this.label = label;
    }

    /** The type as HAProxy writes it. */
    public String label() {
        return label;
    }

    /** The type of this label. */
    static SampleType of(String label) {
        for (SampleType type : values()) {
            if (type.label.equals(label)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no sample type " + label);
    }

    /** Samples of this type are bytes. */
    public boolean isBytes() {
        return this == STRING || this == BINARY || this == METHOD;
    }

    /** A sample of this type can be given where {@code wanted} is asked for; a conversion may still fail for a certain value. */
    public boolean castsTo(SampleType wanted) {
        if (this == wanted || this == ANY || this == SAME || wanted == ANY || wanted == SAME) {
            return true;
        }
        return switch (this) {
            case BOOLEAN -> wanted == INTEGER || wanted == STRING || wanted == BINARY;
            case INTEGER -> wanted != METHOD;
            case IPV4 -> wanted != BOOLEAN && wanted != METHOD;
            case ADDRESS, IPV6 -> wanted != BOOLEAN && wanted != METHOD && wanted != INTEGER;
            case STRING -> true;
            case METHOD -> wanted == STRING || wanted == BINARY;
            case BINARY -> wanted == STRING || wanted == METHOD;
            default -> false;
        };
    }
}
