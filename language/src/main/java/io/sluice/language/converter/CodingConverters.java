package io.sluice.language.converter;

import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Casts;
import io.sluice.language.sample.Converter;
import io.sluice.language.sample.ConverterKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import io.sluice.language.sample.SampleType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Hexadecimal, binary, Base64 and URL forms of bytes. */
final class CodingConverters {

    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private static final Converter FORM = SimpleConverters.converter(sample -> decodeUrl(sample, true));
    private static final Converter URL = SimpleConverters.converter(sample -> decodeUrl(sample, false));

    private CodingConverters() {
    }

    static List<ConverterKeyword> keywords() {
        return List.of(
            SimpleConverters.simple("hex: str => bin", CodingConverters::hexadecimal),
            SimpleConverters.simple("hex2i: sint => str", CodingConverters::fromHexadecimal),
            SimpleConverters.simple("base2: str => bin", CodingConverters::binaryDigits),
            SimpleConverters.simple("htonl: bin => sint", CodingConverters::networkOrder),
            SimpleConverters.simple("base64: str => bin", sample -> encode(sample, Base64.getEncoder())),
            SimpleConverters.simple("ub64enc: str => bin", sample -> encode(sample, Base64.getUrlEncoder().withoutPadding())),
            SimpleConverters.simple("b64dec: bin => str", sample -> decode(sample, Base64.getDecoder(), true)),
            SimpleConverters.simple("ub64dec: bin => str", sample -> decode(sample, Base64.getUrlDecoder(), false)),
            ConverterKeyword.of("url_dec([integer]): str => str",
                arguments -> arguments.number(0, 0) != 0 ? FORM : URL),
            ConverterKeyword.of("url_enc(string): str => str", CodingConverters::encodeUrl),
            ConverterKeyword.of("be2hex(string[,integer,integer]): str => bin", arguments -> new Chunks(arguments, true, false)),
            ConverterKeyword.of("be2dec(string[,integer,integer]): str => bin", arguments -> new Chunks(arguments, false, false)),
            ConverterKeyword.of("le2dec(string[,integer,integer]): str => bin", arguments -> new Chunks(arguments, false, true)));
    }

    private static boolean hexadecimal(Sample sample) {
        byte[] room = sample.room(2 * sample.length);
        if (room == null) {
            return false;
        }
        for (int i = 0; i < sample.length; i++) {
            int octet = sample.bytes[sample.from + i];
            room[2 * i] = DIGITS[octet >> 4 & 15];
            room[2 * i + 1] = DIGITS[octet & 15];
        }
        return sample.took(SampleType.STRING, room, 2 * sample.length);
    }

    private static boolean fromHexadecimal(Sample sample) {
        long value = 0;
        for (int i = 0; i < sample.length; i++) {
            int digit = Character.digit(sample.bytes[sample.from + i], 16);
            if (digit < 0) {
                return false;
            }
            value = value << 4 | digit;
        }
        return sample.integer(value);
    }

    private static boolean binaryDigits(Sample sample) {
        byte[] room = sample.room(8 * sample.length);
        if (room == null) {
            return false;
        }
        for (int i = 0; i < 8 * sample.length; i++) {
            room[i] = (byte) ('0' + (sample.bytes[sample.from + i / 8] >> 7 - i % 8 & 1));
        }
        return sample.took(SampleType.STRING, room, 8 * sample.length);
    }

    private static boolean networkOrder(Sample sample) {
        byte[] room = sample.room(Integer.BYTES);
        Casts.putBigEndian(room, 0, sample.number, Integer.BYTES);
        return sample.took(SampleType.BINARY, room, Integer.BYTES);
    }

    private static boolean encode(Sample sample, Base64.Encoder encoder) {
        byte[] encoded = encoder.encode(Arrays.copyOfRange(sample.bytes, sample.from, sample.from + sample.length));
        return encoded.length <= sample.limit() && sample.string(encoded);
    }

    private static boolean decode(Sample sample, Base64.Decoder decoder, boolean padded) {
        if (padded && sample.length % 4 != 0) {
            return false;
        }
        try {
            byte[] decoded = decoder.decode(Arrays.copyOfRange(sample.bytes, sample.from, sample.from + sample.length));
            return sample.bytes(SampleType.BINARY, decoded, 0, decoded.length);
        } catch (IllegalArgumentException noBase64) {
            // The sample has no value, which is how a rule learns of it.
            return false;
        }
    }

    /** A plus sign is a blank behind a question mark, and everywhere in a form's body. */
    private static boolean decodeUrl(Sample sample, boolean form) {
        byte[] room = sample.room(sample.length);
        if (room == null) {
            return false;
        }
        boolean query = form;
        int out = 0;
        for (int i = 0; i < sample.length; i++) {
            byte octet = sample.bytes[sample.from + i];
            if (octet == '%') {
                int high = i + 2 < sample.length ? Character.digit(sample.bytes[sample.from + i + 1], 16) : -1;
                int low = i + 2 < sample.length ? Character.digit(sample.bytes[sample.from + i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    return false;
                }
                room[out++] = (byte) (high << 4 | low);
                i += 2;
                continue;
            }
            query |= octet == '?';
            room[out++] = octet == '+' && query ? (byte) ' ' : octet;
        }
        return sample.took(SampleType.STRING, room, out);
    }

    private static Converter encodeUrl(Arguments arguments) throws ArgumentProblem {
        if (!"query".equals(arguments.text(0, "query")) && !arguments.text(0, "").isEmpty()) {
            throw new ArgumentProblem("Unexpected encode type. Allowed value is 'query'");
        }
        return SimpleConverters.converter(sample -> {
            byte[] room = sample.room(Math.min(sample.limit(), 3 * sample.length));
            int out = 0;
            for (int i = 0; i < sample.length; i++) {
                int octet = sample.bytes[sample.from + i] & 0xff;
                boolean plain = octet >= '0' && octet <= '9' || octet >= 'A' && octet <= 'Z' || octet >= 'a' && octet <= 'z'
                    || octet == '-' || octet == '.' || octet == '_' || octet == '~';
                if (out + 3 > sample.limit()) {
                    return false;
                }
                if (plain) {
                    room[out++] = (byte) octet;
                } else {
                    room[out++] = '%';
                    room[out++] = DIGITS[octet >> 4];
                    room[out++] = DIGITS[octet & 15];
                }
            }
            return sample.took(SampleType.STRING, room, out);
        });
    }

    /** Bytes in groups, each one as a number, with a separator between them. */
    private static final class Chunks extends Converter {

        private final byte[] separator;
        private final int size;
        private final boolean cut;
        private final boolean hexadecimal;
        private final boolean littleEndian;

        Chunks(Arguments arguments, boolean hexadecimal, boolean littleEndian) throws ArgumentProblem {
            this.separator = arguments.bytes(0);
            this.hexadecimal = hexadecimal;
            this.littleEndian = littleEndian;
            long chunk = arguments.number(1, 1);
            long truncate = arguments.number(2, 0);
            if (hexadecimal && chunk <= 0) {
                throw new ArgumentProblem("chunk_size needs to be positive (" + chunk + ")");
            }
            if (!hexadecimal && (chunk < 1 || chunk > 8)) {
                throw new ArgumentProblem("chunk_size out of [1..8] range (" + chunk + ")");
            }
            if (truncate != 0 && truncate != 1) {
                throw new ArgumentProblem("Unsupported truncate value (" + truncate + ")");
            }
            this.size = (int) Math.min(Integer.MAX_VALUE, chunk);
            this.cut = truncate == 1;
        }

        @Override
        public boolean convert(SampleContext context, Sample sample) {
            int chunks = (sample.length + size - 1) / size;
            long worst = hexadecimal ? 2L * sample.length : 20L * chunks;
            byte[] room = sample.room((int) Math.min(Integer.MAX_VALUE, worst + (long) chunks * separator.length));
            if (room == null) {
                return false;
            }
            int out = 0;
            for (int at = 0; at < sample.length; at += size) {
                int length = Math.min(size, sample.length - at);
                if (length < size && cut) {
                    break;
                }
                if (at > 0) {
                    System.arraycopy(separator, 0, room, out, separator.length);
                    out += separator.length;
                }
                out = hexadecimal ? digits(sample, at, length, room, out) : Casts.decimal(room, out, number(sample, at, length));
            }
            return sample.took(SampleType.STRING, room, out);
        }

        private static int digits(Sample sample, int at, int length, byte[] room, int start) {
            int out = start;
            for (int i = 0; i < length; i++) {
                int octet = sample.bytes[sample.from + at + i];
                room[out++] = DIGITS[octet >> 4 & 15];
                room[out++] = DIGITS[octet & 15];
            }
            return out;
        }

        private long number(Sample sample, int at, int length) {
            long value = 0;
            for (int i = 0; i < length; i++) {
                int place = littleEndian ? length - 1 - i : i;
                value = value << 8 | sample.bytes[sample.from + at + place] & 0xff;
            }
            return value;
        }
    }
}
