package io.sluice.language.variable;

import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;
import java.util.Arrays;

/** A value that a variable keeps. Immutable. */
public final class VariableValue {

    /** What HAProxy reckons for a variable beside its bytes. */
    private static final int OVERHEAD_BYTES = 48;

    private final SampleType type;
    private final long number;
    private final long high;
    private final long low;
    private final byte[] bytes;

    /** Takes the value of a sample. */
    public VariableValue(Sample sample) {
        type = sample.type;
        number = sample.number;
        high = sample.high;
        low = sample.low;
        bytes = type.isBytes() ? Arrays.copyOfRange(sample.bytes, sample.from, sample.from + sample.length) : null;
    }

    /** Puts the value into a sample; always true. */
    public boolean show(Sample sample) {
        if (bytes != null) {
            return sample.bytes(type, bytes, 0, bytes.length);
        }
        sample.type = type;
        sample.number = number;
        sample.high = high;
        sample.low = low;
        return true;
    }

    public SampleType type() {
        return type;
    }

    /** The value of a boolean, an integer or an IPv4 address. */
    public long number() {
        return number;
    }

    /** What counts towards the limits of memory. */
    public int sizeBytes() {
        return OVERHEAD_BYTES + (bytes == null ? 0 : bytes.length);
    }
}
