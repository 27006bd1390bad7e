package io.sluice.language.config.keyword;

import io.sluice.base.address.SocketAddress;
import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.model.ServerLine;
import io.sluice.language.config.source.NameResolver;
import io.sluice.language.config.text.AddressText;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.ParsedAddress;
import io.sluice.base.address.IpText;

/** Reads the address and the options of one server line into a server. */
final class ServerLineReader {

    private final Line line;
    private final ProxyDraft draft;
    private final Reading reading;
    private final ServerLine server;
    private final String name;
    private ParsedAddress parsed;

    ServerLineReader(Line line, ProxyDraft draft, Reading reading, ServerLine server, String name) {
        this.line = line;
        this.draft = draft;
        this.reading = reading;
        this.server = server;
        this.name = name;
    }

    private boolean isDefault() {
        return server == draft.serverDefaults;
    }

    private boolean fail(String text, String word, String suggestion) {
        String owner = isDefault() ? "" : "'server " + draft.section.name + "/" + name + "' : ";
        reading.diagnostics.inLine(Severity.ALERT, line.position(), "[" + line.position() + "] : " + owner + text, word, suggestion);
        draft.faulty = true;
        return false;
    }

    /** Reads the address; a name stays for {@link #resolve}, when the options are known. */
    boolean address(int index) {
        String text = line.word(index);
        parsed = AddressText.parse(text, AddressText.PORT_OFFSET | AddressText.LEAVE_NAMES, reading.surroundings.resolver());
        if (parsed.error() != null) {
            return fail(parsed.error(), text, null);
        }
        server.text = Characters.decoded(text);
        server.portIsOffset = parsed.isIp() && (parsed.portIsOffset() || !parsed.portWritten());
        server.port = parsed.portLow();
        return true;
    }

    /** Turns the parsed address into the server's, as {@code init-addr} says. */
    boolean resolve() {
        int port = server.portIsOffset ? 0 : server.port;
        if (!parsed.isUnresolved()) {
            server.address = parsed.socketAddress(port);
            return true;
        }
        server.hostname = Characters.decoded(parsed.host());
        String methods = server.initialAddress == null ? "last,libc" : server.initialAddress;
        int start = 0;
        while (start <= methods.length()) {
            int comma = methods.indexOf(',', start);
            String method = methods.substring(start, comma < 0 ? methods.length() : comma);
            byte[] ip = switch (method) {
                case "last", "none" -> null;
                case "libc" -> reading.surroundings.resolver().resolve(server.hostname, family());
                default -> IpText.parse(method);
            };
            if (ip != null) {
                server.address = SocketAddress.ofIp(ip, port);
                return true;
            }
            if ("none".equals(method)) {
                return true;
            }
            start = comma < 0 ? methods.length() + 1 : comma + 1;
        }
        reading.diagnostics.afterwards(Severity.ALERT, line.position(), "[" + line.position() + "] : 'server " + draft.section.name + "/"
            + server.name + "' : could not resolve address '" + server.hostname + "'.");
        reading.unresolvedServers = true;
        draft.faulty = true;
        return false;
    }

    private NameResolver.Family family() {
        String text = line.word(2);
        if (text.startsWith("ipv4@") || text.startsWith("tcp4@")) {
            return NameResolver.Family.IPV4;
        }
        return parsed.kind() == SocketAddress.Kind.IPV6 ? NameResolver.Family.IPV6 : NameResolver.Family.ANY;
    }

    /** Reads all options from this word on. */
    boolean options(int from) {
        OptionWords words = new OptionWords(line.words(), from, line.position());
        boolean valid = true;
        while (words.hasNext()) {
            String option = words.next();
            ServerFamily family = KeywordTable.serverFamily(option);
            if (family == null) {
                return unknown(option);
            }
            if (isDefault() && "id".equals(option)) {
                valid = fail("'" + option + "' option is not accepted in default-server sections", option, null);
            }
            String wrong = family.read(option, words, server, draft, reading);
            if (wrong == null) {
                reading.warnAccepted(KeywordTable.server(option), option, line, reading.diagnostics.errorCount());
            } else {
                valid = fail(wrong.replace(ServerFamily.NAME, name) + ".", option, null);
            }
        }
        if (server.agentCheck && server.agentPort == 0 && !isDefault()) {
            return fail("server " + name + " does not have agent port. Agent check has been disabled.", "agent-check", null);
        }
        return valid;
    }

    private boolean unknown(String option) {
        if (KnownNames.isServerOption(option)) {
            return fail("'" + option + "' is not supported yet", option, null);
        }
        String suggestion = KeywordTable.suggestServer(option, reading);
        String hint = suggestion == null ? "." : "; did you mean '" + suggestion + "' maybe ?";
        String address = isDefault() ? " Hint: no address was expected for this server." : "";
        return fail("unknown keyword '" + option + "'" + hint + address, option, suggestion);
    }
}
