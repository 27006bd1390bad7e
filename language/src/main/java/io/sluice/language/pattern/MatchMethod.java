package io.sluice.language.pattern;

import io.sluice.language.sample.SampleType;

/** The ways in which a sample is compared with patterns; the labels are what users write behind {@code -m}. */
public enum MatchMethod {
    /** The sample exists; there is nothing to compare. */
    FOUND("found", SampleType.INTEGER),
    /** The sample is true; there is nothing to compare. */
    BOOL("bool", SampleType.INTEGER),
    INT("int", SampleType.INTEGER),
    IP("ip", SampleType.ADDRESS),
    BIN("bin", SampleType.BINARY),
    LEN("len", SampleType.STRING),
    STR("str", SampleType.STRING),
    BEG("beg", SampleType.STRING),
    SUB("sub", SampleType.STRING),
    DIR("dir", SampleType.STRING),
    DOM("dom", SampleType.STRING),
    END("end", SampleType.STRING),
    REG("reg", SampleType.STRING),
    /** Like {@code reg}; a map answers with its value after the groups were put in. */
    REGM("regm", SampleType.STRING),
    /** Versions such as 3.1, one number of 16 bits and another; only certain criteria have it. */
    DOTTED("int", SampleType.INTEGER);

    private final String label;
    private final SampleType takes;

    MatchMethod(String label, SampleType takes) {
        this.label = label;
        this.takes = takes;
    }

    /** The method as users write it. */
    public String label() {
        return label;
    }

    /** What a sample is converted to before it is compared. */
    public SampleType takes() {
        return takes;
    }

    /** The method of this name, or null. */
    public static MatchMethod of(String label) {
        for (MatchMethod method : values()) {
            if (method.label.equals(label)) {
                return method;
            }
        }
        return null;
    }

    /** The method that a sample of this type is compared with when none is given; null when one has to be given. */
    public static MatchMethod usual(SampleType type) {
        return switch (type) {
            case BOOLEAN -> BOOL;
            case INTEGER -> INT;
            case ADDRESS, IPV4, IPV6 -> IP;
            default -> null;
        };
    }

    /** Patterns are numbers, so that words such as {@code gt} can stand before them. */
    public boolean hasOperators() {
        return this == INT || this == LEN || this == DOTTED;
    }

    /** Patterns mean nothing. */
    public boolean ignoresPatterns() {
        return this == FOUND || this == BOOL;
    }
}
