package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.SourceAddress;
import io.sluice.language.config.text.AddressText;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.ParsedAddress;

/** Reads {@code source} of backends and servers. */
final class SourceReader {

    private SourceReader() {
    }

    /** Reads a backend's line; returns what is wrong, or null. */
    static String readProxy(Line line, ProxySection proxy, Reading reading) {
        if (line.count() < 2) {
            return "'source' expects <addr>[:<port>], and optionally 'usesrc' <addr>, and 'interface' <name>.";
        }
        ParsedAddress address = AddressText.parse(line.word(1), 0, reading.surroundings.resolver());
        if (address.error() != null) {
            return "'source " + line.word(1) + "' : " + address.error();
        }
        if (!address.isIp()) {
            return "'source " + line.word(1) + "' : an IP address is expected";
        }
        String interfaceName = null;
        int next = 2;
        while (next < line.count()) {
            switch (line.word(next)) {
                case "interface" -> {
                    interfaceName = line.word(next + 1);
                    if (interfaceName.isEmpty()) {
                        return "'interface' : missing interface name.";
                    }
                    next += 2;
                }
                case "usesrc" -> {
                    return "'usesrc' is not supported yet";
                }
                default -> {
                    return "'source' only supports optional keywords 'interface' and 'usesrc'.";
                }
            }
        }
        proxy.source = new SourceAddress(address.socketAddress(address.portLow()), address.portLow(), address.portHigh(), interfaceName);
        return null;
    }

    /** Reads a server's option. The answer is in {@code result[0]}; returns what is wrong, or null. */
    static String readServer(OptionWords words, SourceAddress[] result, Reading reading) {
        String text = words.next();
        if (text.isEmpty()) {
            return "'source' expects <addr>[:<port>[-<port>]], and optionally 'usesrc' <addr>, and 'interface' <name> as argument.";
        }
        ParsedAddress address = AddressText.parse(text, AddressText.PORT_RANGE, reading.surroundings.resolver());
        if (address.error() != null) {
            return "'source " + text + "' : " + address.error();
        }
        if (!address.isIp()) {
            return "'source " + text + "' : an IP address is expected";
        }
        String interfaceName = null;
        if ("usesrc".equals(words.peek())) {
            words.skipRest();
            return "'usesrc' is not supported yet";
        }
        if ("interface".equals(words.peek())) {
            words.next();
            interfaceName = words.next();
            if (interfaceName.isEmpty()) {
                return "'interface' : missing interface name.";
            }
        }
        result[0] = new SourceAddress(address.socketAddress(address.portLow()), address.portLow(), address.portHigh(), interfaceName);
        return null;
    }
}
