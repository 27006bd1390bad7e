package io.sluice.language.pattern;

import io.sluice.base.address.IpText;
import io.sluice.language.config.text.Numbers;
import io.sluice.language.sample.SampleType;

/** The texts that can be values of a map of some type. */
public final class MapValue {

    private MapValue() {
    }

    /** The text can be converted to the type. */
    public static boolean isGood(SampleType type, byte[] value) {
        String text = PatternText.text(value);
        return switch (type) {
            case INTEGER -> PatternText.number(text.startsWith("+") ? text.substring(1) : text) != Numbers.INVALID;
            case ADDRESS -> IpText.parse(text) != null;
            default -> true;
        };
    }
}
