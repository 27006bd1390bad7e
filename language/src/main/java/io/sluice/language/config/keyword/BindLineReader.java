package io.sluice.language.config.keyword;

import io.sluice.base.address.SocketAddress;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.text.AddressText;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.ParsedAddress;

/** Reads the addresses and options of {@code bind} and {@code stats socket} lines. */
final class BindLineReader {

    private final Line line;
    private final Reading reading;
    private final BindLine bind = new BindLine();

    private BindLineReader(Line line, Reading reading) {
        this.line = line;
        this.reading = reading;
    }

    /** The listeners of a proxy's line, or null after an error was reported. */
    static BindLine bind(Line line, String section, Reading reading) {
        String name = "'bind " + line.word(1) + "' in section '" + section + "'";
        return new BindLineReader(line, reading).read(1, AddressText.PORT_REQUIRED, "'bind' : ", name + " : ", name + ": ", "; did");
    }

    /** A Runtime API socket, or null after an error was reported. */
    static BindLine statsSocket(Line line, Reading reading) {
        BindLine bind = new BindLineReader(line, reading).read(2, AddressText.PORT_REQUIRED, "'stats socket' : ", "'stats socket' : '",
            "'stats socket' : ", ". Did");
        if (bind != null && bind.acceptsProxyHeader) {
            reading.diagnostics.error(line.position(), "'stats socket' : 'accept-proxy' is not supported here yet", "accept-proxy", null);
            return null;
        }
        return bind;
    }

    private BindLine read(int addressIndex, int flags, String addressPrefix, String optionPrefix, String unknownPrefix, String suggest) {
        bind.position = line.position();
        bind.text = Characters.decoded(line.word(addressIndex));
        String problem = addresses(line.word(addressIndex), flags);
        if (problem != null) {
            reading.diagnostics.error(line.position(), addressPrefix + problem, line.word(addressIndex), null);
            return null;
        }
        OptionWords words = new OptionWords(line.words(), addressIndex + 1, line.position());
        String closing = optionPrefix.endsWith("'") ? "'" : "";
        boolean valid = true;
        while (words.hasNext()) {
            String option = words.next();
            BindFamily family = KeywordTable.bindFamily(option);
            if (family == null) {
                unknown(option, unknownPrefix, suggest);
                return null;
            }
            String wrong = family.read(option, words, bind, reading);
            if (wrong == null) {
                reading.warnAccepted(KeywordTable.bind(option), option, line, reading.diagnostics.errorCount());
            } else {
                reading.diagnostics.error(line.position(), optionPrefix + wrong + closing, option, null);
                valid = false;
            }
        }
        return valid ? bind : null;
    }

    private void unknown(String option, String prefix, String suggest) {
        if (KnownNames.isBindOption(option)) {
            reading.diagnostics.error(line.position(), prefix + "'" + option + "' is not supported yet", option, null);
            return;
        }
        String suggestion = KeywordTable.suggestBind(option, reading);
        String hint = suggestion == null ? "." : suggest + " you mean '" + suggestion + "' maybe ?";
        reading.diagnostics.error(line.position(), prefix + "unknown keyword '" + option + "'" + hint, option, suggestion);
    }

    private String addresses(String list, int flags) {
        int start = 0;
        while (start < list.length() || start == 0) {
            int comma = list.indexOf(',', start);
            String one = list.substring(start, comma < 0 ? list.length() : comma);
            ParsedAddress address = AddressText.parse(one,
                flags | AddressText.PORT_RANGE | AddressText.DESCRIPTOR | AddressText.PORT_NOT_ZERO, reading.surroundings.resolver());
            if (address.error() != null) {
                return address.error();
            }
            reading.addressCount += address.portHigh() - address.portLow() + 1;
            if (reading.addressCount > Reading.ADDRESS_LIMIT) {
                return "more than " + Reading.ADDRESS_LIMIT + " addresses in all";
            }
            expand(address);
            start = comma < 0 ? list.length() + 1 : comma + 1;
        }
        return null;
    }

    private void expand(ParsedAddress address) {
        if (!address.isIp()) {
            String prefix = reading.configuration.global.unixBindPrefix;
            boolean prefixed = prefix != null && address.kind() == SocketAddress.Kind.UNIX;
            bind.addresses.add(prefixed ? SocketAddress.ofUnix(prefix + address.path()) : address.socketAddress(0));
            return;
        }
        for (int port = address.portLow(); port <= address.portHigh(); port++) {
            bind.addresses.add(address.socketAddress(port));
        }
    }
}
