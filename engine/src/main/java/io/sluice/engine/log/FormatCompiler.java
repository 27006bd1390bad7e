package io.sluice.engine.log;

import io.sluice.language.config.text.Characters;
import io.sluice.language.format.FormatItem;
import io.sluice.language.format.FormatOptions;
import io.sluice.language.format.LineFormat;
import io.sluice.language.sample.Expression;
import java.util.ArrayList;
import java.util.List;

/** Turns the items of a format into segments; at start, on one thread. */
final class FormatCompiler {

    private final LineFormat format;
    private final FormatFacts facts;

    FormatCompiler(LineFormat format, FormatFacts facts) {
        this.format = format;
        this.facts = facts;
    }

    FormatSegment[] segments() {
        int encoding = format.options() & FormatOptions.ENCODINGS;
        List<FormatSegment> segments = encoding == 0 ? plain() : encoded(encoding);
        return segments.toArray(new FormatSegment[0]);
    }

    private List<FormatSegment> plain() {
        List<FormatSegment> segments = new ArrayList<>();
        for (FormatItem item : format.items()) {
            segments.add(switch (item.kind()) {
                case TEXT -> new Literal(Characters.bytes(item.text()));
                case SEPARATOR -> Separator.INSTANCE;
                case ALIAS, EXPRESSION -> value(item, 0);
            });
        }
        return segments;
    }

    /** One object with the named items as its fields; all else is left out. */
    private List<FormatSegment> encoded(int encoding) {
        boolean json = encoding == FormatOptions.JSON;
        CborText cbor = new CborText((format.options() & FormatOptions.BINARY) != 0);
        List<FormatSegment> segments = new ArrayList<>();
        segments.add(json ? new Literal(LogNames.bytes("{")) : new CborByte(cbor, CborText.OPEN_MAP));
        boolean first = true;
        for (FormatItem item : format.items()) {
            if (item.name() == null || item.name().isEmpty()) {
                continue;
            }
            byte[] name = Characters.bytes(item.name());
            segments.add(json ? new Literal(LogNames.bytes((first ? "\"" : ", \"") + item.name() + "\": ")) : new CborKey(cbor, name));
            segments.add(value(item, encoding | format.options() & FormatOptions.BINARY));
            first = false;
        }
        segments.add(json ? new Literal(LogNames.bytes("}")) : new CborByte(cbor, CborText.BREAK));
        return segments;
    }

    /** An item that prints a value. */
    private FormatSegment value(FormatItem item, int encoding) {
        FieldStyle style = new FieldStyle(item, encoding, facts.marksMissing());
        if (item.kind() == FormatItem.Kind.EXPRESSION) {
            return new ExpressionSegment((Expression) item.expression(), style);
        }
        return switch (item.alias()) {
            case ACCEPT_DATE_UTC, ACCEPT_DATE_ZONED, ACCEPT_DATE, REQUEST_DATE, REQUEST_DATE_UTC, REQUEST_DATE_ZONED ->
                new DateSegment(item.alias(), style);
            case METHOD, URI_WITHOUT_QUERY, PATH, QUERY, URI, VERSION, REQUEST_LINE -> new RequestSegment(item.alias(), style);
            case CLIENT_ADDRESS, CLIENT_PORT, FRONTEND_ADDRESS, FRONTEND_PORT, SOURCE_ADDRESS, SOURCE_PORT, SERVER_ADDRESS, SERVER_PORT ->
                new AddressSegment(item.alias(), style);
            case REQUEST_HEADERS, REQUEST_HEADER_LIST, RESPONSE_HEADERS, RESPONSE_HEADER_LIST -> new CaptureSegment(item.alias(), style);
            case REQUEST_COOKIE, RESPONSE_COOKIE, HOST_NAME, UNIQUE_ID, ORIGIN, BACKEND, FRONTEND, FRONTEND_TRANSPORT, SERVER, TLS_CIPHER,
                 TLS_VERSION, TERMINATION, TERMINATION_WITH_COOKIES -> new NameSegment(item.alias(), style, facts);
            default -> new NumberSegment(item.alias(), style, facts);
        };
    }

    /** Text that is the same in every line. */
    private static final class Literal extends FormatSegment {

        private final byte[] text;

        Literal(byte[] text) {
            this.text = text;
        }

        @Override
        void print(TrafficRecord record, LinePrinter printer) {
            printer.line.put(text);
        }
    }

    /** A blank, unless there is one already or nothing in front of it. */
    private static final class Separator extends FormatSegment {

        static final Separator INSTANCE = new Separator();

        @Override
        void print(TrafficRecord record, LinePrinter printer) {
            if (printer.line.length() != printer.blankEnd) {
                printer.line.put(' ');
                printer.blankEnd = printer.line.length();
            }
        }
    }

    /** The beginning or the end of the object. */
    private static final class CborByte extends FormatSegment {

        private final CborText cbor;
        private final int value;

        CborByte(CborText cbor, int value) {
            this.cbor = cbor;
            this.value = value;
        }

        @Override
        void print(TrafficRecord record, LinePrinter printer) {
            cbor.putByte(printer.line, value);
        }
    }

    /** The name of a field. */
    private static final class CborKey extends FormatSegment {

        private final CborText cbor;
        private final byte[] name;

        CborKey(CborText cbor, byte[] name) {
            this.cbor = cbor;
            this.name = name;
        }

        @Override
        void print(TrafficRecord record, LinePrinter printer) {
            cbor.putText(printer.line, name, 0, name.length);
        }
    }
}
