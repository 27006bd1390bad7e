package io.sluice.engine.log;

import io.sluice.language.format.FormatItem;
import io.sluice.language.format.FormatOptions;

/** How the values of one item are dressed: plain, in quotes, escaped, or in an encoding. Immutable. */
final class FieldStyle {

    private static final byte[] EMPTY_QUOTES = LogNames.bytes("\"\"");
    private static final byte[] NULL = LogNames.bytes("null");
    private static final byte[] TRUE = LogNames.bytes("true");
    private static final byte[] FALSE = LogNames.bytes("false");
    private static final byte[] UNICODE = LogNames.bytes("\\u00");

    final boolean hexadecimal;
    final boolean json;
    final boolean cbor;
    private final boolean marksMissing;
    private final boolean quoted;
    private final boolean escaped;
    private final boolean utf8;
    private final CborText encoder;
    private final FormatItem.Type type;

    /**
     * With {@code encoding} bits the item is a part of an encoded line, whatever its own flags say. {@code marksMissing} prints a dash for a value
     * that does not exist, else nothing is printed for it.
     */
    FieldStyle(FormatItem item, int encoding, boolean marksMissing) {
        this.marksMissing = marksMissing;
        int options = encoding == 0 ? item.options() : item.options() & ~FormatOptions.ENCODINGS | encoding;
        json = (options & FormatOptions.JSON) != 0;
        cbor = (options & FormatOptions.CBOR) != 0;
        hexadecimal = (options & FormatOptions.HEXADECIMAL) != 0;
        boolean plain = !json && !cbor;
        quoted = plain && (options & FormatOptions.QUOTE) != 0;
        escaped = plain && (options & FormatOptions.ESCAPE) != 0;
        utf8 = json && (options & FormatOptions.UTF8) != 0;
        encoder = new CborText((options & FormatOptions.BINARY) != 0);
        type = item.type();
    }

    boolean isEncoded() {
        return json || cbor;
    }

    CborText encoder() {
        return encoder;
    }

    /** A value that does not exist. */
    void missing(LineBuffer line) {
        if (cbor) {
            encoder.putByte(line, CborText.NULL);
        } else if (json || quoted) {
            line.put(EMPTY_QUOTES);
        } else if (marksMissing) {
            line.put('-');
        }
    }

    /** A value that no encoding has a word for: nothing at all where there is none. */
    void nothing(LineBuffer line) {
        if (cbor) {
            encoder.putByte(line, CborText.NULL);
        } else if (json) {
            line.put(NULL);
        }
    }

    /** A whole text; {@code hashed} marks the bytes that are shown as {@code #XX}, null for none. */
    void text(LineBuffer line, byte[] bytes, int from, int length, boolean[] hashed) {
        if (cbor && hashed == null) {
            encoder.putText(line, bytes, from, length);
            return;
        }
        open(line);
        part(line, bytes, from, length, hashed);
        close(line);
    }

    /** Starts a text of several parts. */
    void open(LineBuffer line) {
        if (cbor) {
            encoder.putByte(line, CborText.OPEN_TEXT);
        } else if (json || quoted) {
            line.put('"');
        }
    }

    void part(LineBuffer line, byte[] bytes, int from, int length, boolean[] hashed) {
        if (cbor) {
            encoder.putChunks(line, bytes, from, length, hashed);
            return;
        }
        int end = from + length;
        int done = from;
        while (done < end) {
            int plain = done;
            while (plain < end && isPlain(bytes[plain] & 0xff, hashed)) {
                plain++;
            }
            line.put(bytes, done, plain - done);
            done = plain < end ? special(line, bytes, plain, end, hashed) : plain;
        }
    }

    void close(LineBuffer line) {
        if (cbor) {
            encoder.putByte(line, CborText.BREAK);
        } else if (json || quoted) {
            line.put('"');
        }
    }

    private boolean isPlain(int value, boolean[] hashed) {
        if (hashed != null && hashed[value]) {
            return false;
        }
        if (json) {
            return value >= 32 && value < 127 && value != '"' && value != '\\';
        }
        return !escaped || value != '"' && value != '\\' && value != ']';
    }

    /** Writes one byte (or one UTF-8 sequence) that cannot stand for itself; returns the offset behind it. */
    private int special(LineBuffer line, byte[] bytes, int at, int end, boolean[] hashed) {
        int value = bytes[at] & 0xff;
        if (hashed != null && hashed[value]) {
            line.putHashed(value);
            return at + 1;
        }
        if (!json || value == '"' || value == '\\') {
            line.put('\\');
            line.put(value);
            return at + 1;
        }
        int sequence = utf8 ? Utf8.sequence(bytes, at, end) : 0;
        if (sequence > 0) {
            line.put(bytes, at, sequence);
            return at + sequence;
        }
        int named = "\b\t\n\f\r".indexOf(value);
        if (named >= 0) {
            line.put('\\');
            line.put("btnfr".charAt(named));
        } else if (utf8 && at + 1 < end && value == 0xc2 && (bytes[at + 1] & 0xe0) == 0x80) {
            // The control characters from U+0080 to U+009F are shown by their number.
            line.put(UNICODE);
            line.putHexByte(bytes[at + 1] & 0xff);
            return at + 2;
        } else {
            line.put(UNICODE);
            line.putHexByte(value);
        }
        return at + 1;
    }

    /** A number in an encoding, as what the item's type says. */
    void encodedNumber(LinePrinter printer, long value) {
        LineBuffer line = printer.line;
        if (type == FormatItem.Type.BOOLEAN) {
            if (cbor) {
                encoder.putByte(line, value == 0 ? CborText.FALSE : CborText.TRUE);
            } else {
                line.put(value == 0 ? FALSE : TRUE);
            }
        } else if (json && type == FormatItem.Type.STRING) {
            LineBuffer digits = printer.scratch();
            digits.putNumber(value);
            text(line, digits.bytes(), 0, digits.length(), null);
        } else if (cbor) {
            encoder.putNumber(line, value);
        } else {
            line.putNumber(value);
        }
    }

    /** At least four hexadecimal digits; never quoted by a flag. */
    void hexadecimalNumber(LinePrinter printer, long value) {
        if (!isEncoded()) {
            printer.line.putHexadecimal(value, 4);
            return;
        }
        LineBuffer digits = printer.scratch();
        digits.putHexadecimal(value, 4);
        text(printer.line, digits.bytes(), 0, digits.length(), null);
    }
}
