package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.SourceAddress;
import io.sluice.language.config.text.AddressText;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.ParsedAddress;

/** Reads {@code source} of backends and servers: an address, then {@code usesrc} and {@code interface} in any order. */
final class SourceReader {

    private static final String LINE_USAGE =
        "'source' expects <addr>[:<port>], and optionally 'usesrc' <addr>, and 'interface' <name>.";
    private static final String OPTION_USAGE =
        "'source' expects <addr>[:<port>[-<port>]], and optionally 'usesrc' <addr>, and 'interface' <name> as argument.";

    private final OptionWords words;
    private final Reading reading;
    private final boolean ofServer;
    private ParsedAddress address;
    private String interfaceName;
    private SourceAddress.Foreign foreign = SourceAddress.Foreign.NONE;
    private ParsedAddress foreignAddress;

    private SourceReader(OptionWords words, Reading reading, boolean ofServer) {
        this.words = words;
        this.reading = reading;
        this.ofServer = ofServer;
    }

    /** Reads a backend's line; returns what is wrong, or null. */
    static String readProxy(Line line, ProxySection proxy, Reading reading) {
        SourceReader reader = new SourceReader(new OptionWords(line.words(), 1, line.position()), reading, false);
        String problem = reader.read();
        if (problem == null && reader.words.hasNext()) {
            problem = "'source' only supports optional keywords 'interface' and 'usesrc'.";
        }
        if (problem == null) {
            proxy.source = reader.result();
        }
        return problem;
    }

    /** Reads a server's option. The answer is in {@code result[0]}; returns what is wrong, or null. */
    static String readServer(OptionWords words, SourceAddress[] result, Reading reading) {
        SourceReader reader = new SourceReader(words, reading, true);
        String problem = reader.read();
        if (problem != null) {
            words.skipRest();
            return problem;
        }
        result[0] = reader.result();
        return null;
    }

    private SourceAddress result() {
        boolean fixed = foreign == SourceAddress.Foreign.ADDRESS;
        return new SourceAddress(address.socketAddress(address.portLow()), address.portLow(), address.portHigh(), interfaceName, foreign,
            fixed ? foreignAddress.socketAddress(foreignAddress.portLow()) : null);
    }

    private String read() {
        String text = words.next();
        if (text.isEmpty()) {
            return ofServer ? OPTION_USAGE : LINE_USAGE;
        }
        address = AddressText.parse(text, ofServer ? AddressText.PORT_RANGE : 0, reading.surroundings.resolver());
        String problem = addressProblem("source", text, address);
        while (problem == null) {
            switch (words.peek()) {
                case "interface" -> problem = readInterface();
                case "usesrc" -> problem = readForeign();
                default -> {
                    return null;
                }
            }
        }
        return problem;
    }

    private static String addressProblem(String word, String text, ParsedAddress parsed) {
        if (parsed.error() != null) {
            return "'" + word + " " + text + "' : " + parsed.error();
        }
        return parsed.isIp() ? null : "'" + word + " " + text + "' : an IP address is expected";
    }

    private String readInterface() {
        words.next();
        interfaceName = words.next();
        return interfaceName.isEmpty() ? "'" + (ofServer ? "server" : "source") + "' : missing interface name." : null;
    }

    private String readForeign() {
        words.next();
        String text = words.next();
        if (text.isEmpty()) {
            return ofServer ? "'usesrc' expects <addr>[:<port>], 'client', 'clientip', or 'hdr_ip(name,#)' as argument."
                : "'usesrc' expects <addr>[:<port>], 'client', or 'clientip' as argument.";
        }
        if (text.startsWith("hdr_ip(")) {
            return "'usesrc hdr_ip' is not supported yet";
        }
        switch (text) {
            case "client" -> foreign = SourceAddress.Foreign.CLIENT;
            case "clientip" -> foreign = SourceAddress.Foreign.CLIENT_IP;
            default -> {
                foreign = SourceAddress.Foreign.ADDRESS;
                foreignAddress = AddressText.parse(text, 0, reading.surroundings.resolver());
                return addressProblem("usesrc", text, foreignAddress);
            }
        }
        return null;
    }
}
