package io.sluice.engine.log;

import io.sluice.language.format.FormatAlias;

/** The captured headers of a message: {@code {a|b}}, or one field each. */
final class CaptureSegment extends FormatSegment {

    private static final byte[] OPEN = {'{'};
    private static final byte[] BAR = {'|'};
    private static final byte[] CLOSE = {'}'};
    private static final byte[] DASH = {'-'};
    private static final byte[] COMMA = {',', ' '};

    private final boolean response;
    private final boolean list;
    private final FieldStyle style;

    CaptureSegment(FormatAlias alias, FieldStyle style) {
        this.style = style;
        response = alias == FormatAlias.RESPONSE_HEADERS || alias == FormatAlias.RESPONSE_HEADER_LIST;
        list = alias == FormatAlias.REQUEST_HEADER_LIST || alias == FormatAlias.RESPONSE_HEADER_LIST;
    }

    @Override
    void print(TrafficRecord record, LinePrinter printer) {
        CapturedValues values = response ? record.responseCaptures : record.requestCaptures;
        if (values == null || !record.hasCaptures) {
            style.nothing(printer.line);
        } else if (list) {
            list(values, printer.line);
        } else {
            block(values, printer.line);
        }
    }

    private void block(CapturedValues values, LineBuffer line) {
        style.open(line);
        style.part(line, OPEN, 0, 1, null);
        for (int i = 0; i < values.count(); i++) {
            if (i > 0) {
                style.part(line, BAR, 0, 1, null);
            }
            if (values.length(i) >= 0) {
                style.part(line, values.bytes(i), 0, values.length(i), LineBuffer.ESCAPED_IN_HEADER);
            }
        }
        style.part(line, CLOSE, 0, 1, null);
        style.close(line);
    }

    private void list(CapturedValues values, LineBuffer line) {
        if (style.json) {
            line.put('[');
        } else if (style.cbor) {
            style.encoder().putByte(line, CborText.OPEN_LIST);
        }
        for (int i = 0; i < values.count(); i++) {
            if (i > 0 && !style.cbor) {
                line.put(COMMA, style.json ? 0 : 1, style.json ? 2 : 1);
            }
            if (values.length(i) >= 0) {
                style.text(line, values.bytes(i), 0, values.length(i), LineBuffer.ESCAPED_IN_HEADER);
            } else if (style.isEncoded()) {
                style.text(line, DASH, 0, 1, LineBuffer.ESCAPED_IN_HEADER);
            } else {
                style.missing(line);
            }
        }
        if (style.json) {
            line.put(']');
        } else if (style.cbor) {
            style.encoder().putByte(line, CborText.BREAK);
        }
    }
}
