package io.sluice.language.config.keyword;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.model.LogLine;
import io.sluice.language.config.model.RingSection;
import io.sluice.language.config.text.AddressText;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.ParsedAddress;
import io.sluice.language.config.text.SizeText;
import io.sluice.language.config.text.TimeText;
import java.util.List;

/** The lines of a {@code ring} section. */
public final class RingReader {

    /** The descriptions, in the order of the reference. */
    static final List<Keyword> KEYWORDS = List.of(
        Keyword.ring("description", "<text>", "What show events says about the ring."),
        Keyword.ring("format", "<format>", "How every message in the ring starts."),
        Keyword.ring("maxlen", "<length>", "The longest message."),
        Keyword.ring("size", "<size>", "How much is kept; 16384 bytes unless given."),
        Keyword.ring("server", "<name> <address>[:<port>] [log-proto legacy | octet-count]", "A TCP receiver of all messages."),
        Keyword.ring("timeout connect", "<time>", "How long connecting to a receiver may take."),
        Keyword.ring("timeout server", "<time>", "How long a receiver may take nothing."),
        new Keyword(Keyword.Place.RING, "backing-file", "<path>", "", Keyword.Status.UNSUPPORTED, ""));

    /** HAProxy's overhead on top of the longest message. */
    private static final int RESERVED_BYTES = 197;
    private static final long LARGEST_BYTES = 1L << 30;

    private RingReader() {
    }

    /** Opens a section; null when it has no usable name. */
    public static RingSection open(Line line, Reading reading) {
        String name = line.word(1);
        if (name.isEmpty()) {
            reading.error(line, "missing ring name.");
            return null;
        }
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            boolean valid = Characters.isLetter(character) || Characters.isDigit(character) || "_:.-".indexOf(character) >= 0;
            if (!valid) {
                reading.error(line, "invalid ring name '" + name + "' (character '" + character + "' is not permitted).");
                return null;
            }
        }
        if (isBuiltIn(name) || reading.configuration.rings.stream().anyMatch(ring -> ring.name.equals(name))) {
            reading.error(line, "sink named '" + name + "' already exists.");
            return null;
        }
        RingSection ring = new RingSection(name, line.position());
        reading.configuration.rings.add(ring);
        return ring;
    }

    /** Places for messages that are always there. */
    public static boolean isBuiltIn(String name) {
        return switch (name) {
            case "stdout", "stderr", "buf0", "dpapi" -> true;
            default -> false;
        };
    }

    /** Reads one line; a null ring is one whose name was refused. */
    public static void read(Line line, RingSection ring, Reading reading) {
        if (ring == null) {
            return;
        }
        switch (line.word(0)) {
            case "size" -> {
                long size = size(line, reading);
                ring.sizeBytes = size < 0 ? ring.sizeBytes : (int) Math.max(size, ring.sizeBytes);
            }
            case "maxlen" -> maxLength(line, ring, reading);
            case "format" -> {
                LogLine.Format format = LogLineReader.formatOf(line.word(1));
                if (format == null) {
                    reading.error(line, "unknown format '" + line.word(1) + "'.");
                } else {
                    ring.format = format;
                }
            }
            case "description" -> {
                if (line.word(1).isEmpty()) {
                    reading.error(line, "missing ring description text.");
                } else {
                    ring.description = line.word(1);
                }
            }
            case "timeout" -> timeout(line, ring, reading);
            case "server" -> server(line, ring, reading);
            case "backing-file" -> reading.diagnostics.notSupported(line.position(), "backing-file");
            case "no", "default" -> reading.diagnostics.errorTight(line.position(), SectionLines.NOT_NEGATABLE);
            default -> reading.error(line, "unknown statement '" + line.word(0) + "'.");
        }
    }

    private static long size(Line line, Reading reading) {
        long size = SizeText.parseBytes(line.word(1));
        if (size <= 0) {
            reading.error(line, "invalid size '" + line.word(1) + "' for new sink buffer.");
            return -1;
        }
        if (size > LARGEST_BYTES) {
            reading.error(line, "too large size '" + size + "' for new sink buffer, the limit on this platform is " + LARGEST_BYTES + " bytes.");
            return -1;
        }
        return size;
    }

    private static void maxLength(Line line, RingSection ring, Reading reading) {
        long length = size(line, reading);
        int most = ring.sizeBytes - RESERVED_BYTES;
        if (length > most) {
            reading.diagnostics.inLine(Severity.WARNING, line.position(),
                "ring '" + ring.name + "' event max length '" + length + "' exceeds max payload size, forced to '" + most + "'.", null, null);
        }
        ring.maxLengthBytes = length < 0 ? ring.maxLengthBytes : (int) Math.min(length, most);
    }

    private static void timeout(Line line, RingSection ring, Reading reading) {
        String which = line.word(1);
        if (!"connect".equals(which) && !"server".equals(which)) {
            reading.diagnostics.notSupported(line.position(), "timeout " + which);
            return;
        }
        if (line.word(2).isEmpty()) {
            reading.error(line, "'timeout " + which + "' expects <time> as argument.");
            return;
        }
        long value = TimeText.parseMs(line.word(2));
        if (value < 0) {
            char unexpected = value <= -2 && -2 - value < line.word(2).length() ? line.word(2).charAt((int) (-2 - value)) : '?';
            reading.diagnostics.errorTight(line.position(), value == TimeText.OVERFLOW
                ? "timer overflow in argument <" + line.word(2) + "> to <timeout " + which + ">."
                : "unexpected character '" + unexpected + "' in argument to <timeout " + which + ">.");
        } else if ("connect".equals(which)) {
            ring.timeoutConnectMs = (int) value;
        } else {
            ring.timeoutServerMs = (int) value;
        }
    }

    private static void server(Line line, RingSection ring, Reading reading) {
        String place = "[" + line.position() + "] : ";
        String name = line.word(1);
        if (line.count() < 3) {
            fail(line, reading, place + "'server' expects <name> and <addr>[:<port>] as arguments.");
            return;
        }
        boolean octetCount = false;
        for (int i = 3; i < line.count(); i += 2) {
            String prefix = place + "'server " + ring.name + "/" + name + "' : ";
            if (!"log-proto".equals(line.word(i))) {
                fail(line, reading, prefix + "'" + line.word(i) + "' is not supported yet");
                return;
            }
            octetCount = "octet-count".equals(line.word(i + 1));
            if (!octetCount && !"legacy".equals(line.word(i + 1))) {
                fail(line, reading, prefix + "'log-proto' expects one of 'legacy' or 'octet-count' but got '" + line.word(i + 1) + "'.");
                return;
            }
        }
        ParsedAddress address = AddressText.parse(line.word(2), AddressText.PORT_NOT_ZERO, reading.surroundings.resolver());
        if (address.error() != null) {
            fail(line, reading, place + "'server' : " + address.error());
            return;
        }
        ring.servers.add(new RingSection.Server(name, address.socketAddress(Math.max(0, address.portLow())), octetCount, line.position()));
    }

    private static void fail(Line line, Reading reading, String text) {
        reading.diagnostics.inLine(Severity.ALERT, line.position(), text, null, null);
    }
}
