package io.sluice.control.stats.format;

/** The types of values that the typed and JSON outputs name. */
public enum ValueType {
    U32("u32"),
    U64("u64"),
    S32("s32"),
    DECIMAL("flt"),
    TEXT("str");

    private final String word;

    ValueType(String word) {
        this.word = word;
    }

    /** The type's name in typed and JSON outputs. */
    public String word() {
        return word;
    }
}
