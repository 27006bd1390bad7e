package io.sluice.language.variable;

import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;
import java.util.List;

/** The words behind a name in {@code set-var(name,condition…)}: when the value is really set. All of them must hold. */
public final class VariableCondition {

    private static final List<String> WORDS =
        List.of("ifexists", "ifnotexists", "ifempty", "ifnotempty", "ifset", "ifnotset", "ifgt", "iflt");

    private final int bits;

    private VariableCondition(int bits) {
        this.bits = bits;
    }

    /** Reads the words. */
    public static VariableCondition read(List<String> words) throws ArgumentProblem {
        int bits = 0;
        for (String word : words) {
            int i = WORDS.indexOf(word);
            if (i < 0) {
                throw new ArgumentProblem("unknown condition \"" + word + "\"");
            }
            bits |= 1 << i;
        }
        return new VariableCondition(bits);
    }

    /** There is no condition. */
    public boolean isEmpty() {
        return bits == 0;
    }

    /** Whether a value is set; {@code old} is null when the variable has none, {@code exists} tells whether it ever had one. */
    public boolean allows(VariableValue old, boolean exists, Sample fresh) {
        boolean empty = fresh.type.isBytes() && fresh.length == 0;
        boolean numbers = old != null && old.type() == SampleType.INTEGER && fresh.type == SampleType.INTEGER;
        return pair(0, exists) && pair(2, empty) && pair(4, old != null)
            && (!wants(6) || !numbers || old.number() > fresh.number)
            && (!wants(7) || !numbers || old.number() < fresh.number);
    }

    /** A word and its opposite behind it. */
    private boolean pair(int i, boolean fact) {
        return !(wants(i) && !fact) && !(wants(i + 1) && fact);
    }

    private boolean wants(int i) {
        return (bits & 1 << i) != 0;
    }
}
