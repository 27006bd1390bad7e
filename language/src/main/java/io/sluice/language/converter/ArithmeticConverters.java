package io.sluice.language.converter;

import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ConverterKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import java.util.List;

/** Arithmetic on 64-bit numbers: sums that leave the range stay at its end, as in HAProxy. */
final class ArithmeticConverters {

    private ArithmeticConverters() {
    }

    /** A number out of two. */
    private interface Operation {

        long apply(long left, long right);
    }

    static List<ConverterKeyword> keywords() {
        return List.of(
            two("add", ArithmeticConverters::add),
            two("sub", ArithmeticConverters::subtract),
            two("mul", ArithmeticConverters::multiply),
            two("div", ArithmeticConverters::divide),
            two("mod", ArithmeticConverters::remainder),
            two("and", (left, right) -> left & right),
            two("or", (left, right) -> left | right),
            two("xor", (left, right) -> left ^ right),
            SimpleConverters.simple("neg: sint => sint", sample -> sample.integer(-sample.number)),
            SimpleConverters.simple("cpl: sint => sint", sample -> sample.integer(~sample.number)),
            SimpleConverters.simple("bool: bool => sint", sample -> sample.truth(sample.number != 0)),
            SimpleConverters.simple("not: bool => sint", sample -> sample.truth(sample.number == 0)),
            SimpleConverters.simple("even: bool => sint", sample -> sample.truth((sample.number & 1) == 0)),
            SimpleConverters.simple("odd: bool => sint", sample -> sample.truth((sample.number & 1) != 0)));
    }

    private static ConverterKeyword two(String name, Operation operation) {
        return ConverterKeyword.of(name + "(string): sint => sint", arguments -> new WithOperand(arguments, operation));
    }

    private static long add(long left, long right) {
        long sum = left + right;
        boolean overflow = ((left ^ sum) & (right ^ sum)) < 0;
        return overflow ? left < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
    }

    private static long subtract(long left, long right) {
        long difference = left - right;
        boolean overflow = ((left ^ right) & (left ^ difference)) < 0;
        return overflow ? left < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : difference;
    }

    private static long multiply(long left, long right) {
        long high = Math.multiplyHigh(left, right);
        long low = left * right;
        boolean overflow = high != low >> Long.SIZE - 1;
        return overflow ? (left ^ right) < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : low;
    }

    /** Dividing by zero gives the largest number; the one quotient that leaves the range gives it too. */
    private static long divide(long left, long right) {
        if (right == 0) {
            return Long.MAX_VALUE;
        }
        return left == Long.MIN_VALUE && right == -1 ? Long.MAX_VALUE : left / right;
    }

    private static long remainder(long left, long right) {
        return right == 0 || left == Long.MIN_VALUE && right == -1 ? 0 : left % right;
    }

    private static final class WithOperand extends Converter {

        private final IntegerSource operand;
        private final Operation operation;

        WithOperand(Arguments arguments, Operation operation) throws ArgumentProblem {
            this.operand = IntegerSource.of(arguments, 0);
            this.operation = operation;
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            long right = operand.value(context);
            return right != IntegerSource.NONE && sample.integer(operation.apply(sample.number, right));
        }
    }
}
