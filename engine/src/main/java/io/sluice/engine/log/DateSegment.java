package io.sluice.engine.log;

import io.sluice.language.format.FormatAlias;

/** Dates; they are never quoted unless an encoding asks for it. */
final class DateSegment extends FormatSegment {

    private final FormatAlias alias;
    private final FieldStyle style;

    DateSegment(FormatAlias alias, FieldStyle style) {
        this.alias = alias;
        this.style = style;
    }

    @Override
    void print(TrafficRecord record, LinePrinter printer) {
        if (!style.isEncoded()) {
            date(record, printer, printer.line);
            return;
        }
        LineBuffer text = printer.scratch();
        date(record, printer, text);
        style.text(printer.line, text.bytes(), 0, text.length(), null);
    }

    private void date(TrafficRecord record, LinePrinter printer, LineBuffer line) {
        LogDates dates = printer.dates();
        switch (alias) {
            case ACCEPT_DATE -> dates.putLocal(line, record.acceptDateMs);
            case ACCEPT_DATE_UTC -> dates.putUtc(line, record.acceptDateMs);
            case ACCEPT_DATE_ZONED -> dates.putZoned(line, record.acceptDateMs);
            case REQUEST_DATE -> dates.putLocal(line, record.requestDateMs);
            case REQUEST_DATE_UTC -> dates.putUtc(line, record.requestDateMs);
            default -> dates.putZoned(line, record.requestDateMs);
        }
    }
}
