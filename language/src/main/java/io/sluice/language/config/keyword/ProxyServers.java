package io.sluice.language.config.keyword;

import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import java.util.List;

/** {@code server}, {@code server-template}, {@code default-server}. */
final class ProxyServers extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("B", "server", "<name> <address>[:<port>] [<option>…]", "A server of the backend."),
            Keyword.proxy("B", "server-template", "<prefix> <count> | <first>-<last> <address>[:<port>] [<option>…]",
                "Several servers that differ in their number only."),
            Keyword.proxy("DB", "default-server", "<option>…", "Options of the servers that follow."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        switch (line.word(0)) {
            case "server" -> server(line, draft, reading);
            case "server-template" -> template(line, draft, reading);
            default -> new ServerLineReader(line, draft, reading, draft.serverDefaults, "default-server").options(1);
        }
    }

    private static void server(Line line, ProxyDraft draft, Reading reading) {
        if (line.count() < 3) {
            fail(line, reading, "'server' expects <name> and <addr>[:<port>] as arguments.");
            return;
        }
        String name = line.word(1);
        if (!validName(line, name, "server", reading)) {
            return;
        }
        ServerLine server = new ServerLine();
        ServerCopy.copy(draft.serverDefaults, server);
        server.position = line.position();
        server.name = name;
        ServerLineReader reader = new ServerLineReader(line, draft, reading, server, name);
        boolean addressed = reader.address(2);
        boolean optioned = reader.options(3);
        if (addressed && optioned && reader.resolve()) {
            add(server, draft, reading);
        }
    }

    private static void template(Line line, ProxyDraft draft, Reading reading) {
        if (line.count() < 4) {
            fail(line, reading, "'server-template' expects <prefix> <nb | range> <addr>[:<port>] as arguments.");
            return;
        }
        String prefix = line.word(1);
        if (!validName(line, prefix, "server-template", reading)) {
            return;
        }
        String range = line.word(2);
        int dash = range.indexOf('-');
        long first = dash < 0 ? 1 : Numbers.parse(range.substring(0, dash), 1, Integer.MAX_VALUE);
        long last = Numbers.parse(dash < 0 ? range : range.substring(dash + 1), 1, Integer.MAX_VALUE);
        if (first == Numbers.INVALID || last < first || last - first >= Reading.SERVER_LIMIT - reading.serverCount) {
            fail(line, reading, "Wrong server-template number or range arg '" + range + "'.");
            return;
        }
        ServerLine pattern = new ServerLine();
        ServerCopy.copy(draft.serverDefaults, pattern);
        pattern.position = line.position();
        pattern.name = prefix + first;
        ServerLineReader reader = new ServerLineReader(line, draft, reading, pattern, prefix);
        boolean addressed = reader.address(3);
        boolean optioned = reader.options(4);
        if (!addressed || !optioned || !reader.resolve()) {
            return;
        }
        for (int number = (int) first; number <= last; number++) {
            ServerLine server = new ServerLine();
            ServerCopy.copy(pattern, server);
            server.position = line.position();
            server.name = prefix + number;
            server.templateIndex = number;
            server.id = pattern.id < 0 ? -1 : pattern.id + number - (int) first;
            add(server, draft, reading);
        }
    }

    private static void fail(Line line, Reading reading, String text) {
        reading.diagnostics.inLine(Severity.ALERT, line.position(), "[" + line.position() + "] : " + text, null, null);
    }

    private static boolean validName(Line line, String name, String keyword, Reading reading) {
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            boolean valid = Characters.isLetter(character) || Characters.isDigit(character) || "_:.-".indexOf(character) >= 0;
            if (!valid) {
                fail(line, reading, "character '" + character + "' is not permitted in " + keyword + " name '" + name + "'.");
                return false;
            }
        }
        return true;
    }

    private static void add(ServerLine server, ProxyDraft draft, Reading reading) {
        ProxySection proxy = draft.section;
        Position known = draft.serverNames.putIfAbsent(server.name, server.position);
        if (known != null) {
            reading.diagnostics.afterwards(Severity.ALERT, server.position, "parsing [" + server.position + "] : " + Reading.describe(proxy)
                + ", another server named '" + server.name + "' was already defined at line " + known.line() + ", please use distinct names.");
            return;
        }
        if (server.id > 0) {
            ServerLine other = draft.serverIds.putIfAbsent(server.id, server);
            if (other != null) {
                fail(new Line(List.of(), server.position), reading, "'server " + proxy.name + "/" + server.name + "' : 'id' : custom id "
                    + server.id + " already used at " + other.position + " ('server " + other.name + "').");
                return;
            }
        }
        reading.serverCount++;
        proxy.servers.add(server);
    }
}
