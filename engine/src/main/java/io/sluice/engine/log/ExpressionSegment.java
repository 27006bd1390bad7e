package io.sluice.engine.log;

import io.sluice.language.sample.Casts;
import io.sluice.language.sample.Expression;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;

/** The value of {@code %[…]}. */
final class ExpressionSegment extends FormatSegment {

    private final Expression expression;
    private final FieldStyle style;

    ExpressionSegment(Expression expression, FieldStyle style) {
        this.expression = expression;
        this.style = style;
    }

    @Override
    void print(TrafficRecord record, LinePrinter printer) {
        Sample sample = printer.sample();
        if (!expression.evaluate(record.context, sample)) {
            style.missing(printer.line);
            return;
        }
        boolean number = sample.type == SampleType.INTEGER || sample.type == SampleType.BOOLEAN;
        if (number && style.isEncoded()) {
            style.encodedNumber(printer, sample.number);
        } else if (Casts.cast(sample, SampleType.STRING)) {
            style.text(printer.line, sample.bytes, sample.from, sample.length, null);
        } else {
            style.missing(printer.line);
        }
    }
}
