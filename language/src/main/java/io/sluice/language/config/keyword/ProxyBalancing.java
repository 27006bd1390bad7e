package io.sluice.language.config.keyword;

import io.sluice.language.config.model.HashType;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.Numbers;
import java.util.List;

/** How a backend chooses among its servers and treats connections to them. */
final class ProxyBalancing extends ProxyFamily {

    private static final int WHOLE_SHARE = 100;

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DB", "balance", "roundrobin | static-rr | leastconn | first | source | uri [len <n>] [depth <n>] [path-only] [whole] | "
                + "url_param <name> | hdr(<name>) [use_domain_only] | random[(<draws>)]",
                "How the backend chooses a server."),
            Keyword.proxy("DB", "hash-type", "map-based | consistent [sdbm | djb2 | wt6 | crc32 | none] [avalanche]",
                "How hashes become servers."),
            Keyword.proxy("DB", "hash-balance-factor", "<percent>",
                "How much more than its share a server may carry with consistent hashing or random; 0: any."),
            Keyword.proxy("DB", "http-reuse", "never | safe | aggressive | always", "Who may use an idle server connection."),
            Keyword.proxy("DB", "source", "<address>[:<port>] [usesrc <address>[:<port>] | client | clientip] [interface <name>]",
                "Where connections to servers come from."),
            Keyword.proxy("DB", "load-server-state-from-file", "global | local | none", "Where servers' states are loaded from; global and local are errors so far."),
            Keyword.proxy("DB", "server-state-file-name", "[use-backend-name | <file>]", "The backend's own file of servers' states.").missing());
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        ProxySection proxy = draft.section;
        switch (line.word(0)) {
            case "balance" -> BalanceReader.read(line, proxy, reading);
            case "hash-type" -> hashType(line, proxy, reading);
            case "hash-balance-factor" -> balanceFactor(line, proxy, reading);
            case "http-reuse" -> reuse(line, proxy, reading);
            case "source" -> {
                String problem = SourceReader.readProxy(line, proxy, reading);
                if (problem != null) {
                    reading.error(line, problem);
                }
            }
            case "load-server-state-from-file" -> stateFrom(line, reading);
            default -> {
                if (!reading.tooMany(line, 1)) {
                    reading.diagnostics.notSupported(line.position(), "server-state-file-name");
                }
            }
        }
    }

    private static void hashType(Line line, ProxySection proxy, Reading reading) {
        String type = line.word(1);
        String function = line.word(2);
        boolean consistent = "consistent".equals(type);
        if (!consistent && !"map-based".equals(type)) {
            reading.diagnostics.error(line.position(), "'hash-type' only supports 'consistent' and 'map-based'.", type, null);
            return;
        }
        switch (function) {
            case "" -> proxy.hashType = new HashType(consistent, "sdbm", consistent);
            case "sdbm", "djb2", "wt6", "crc32", "none" -> {
                boolean avalanche = "avalanche".equals(line.word(3));
                if (line.count() > 3 && !avalanche) {
                    reading.diagnostics.error(line.position(),
                        "'hash-type' only supports 'avalanche' as a modifier for hash functions.", line.word(3), null);
                    return;
                }
                proxy.hashType = new HashType(consistent, function, avalanche);
            }
            default -> reading.diagnostics.error(line.position(),
                "'hash-type' only supports 'sdbm', 'djb2', 'crc32', or 'wt6' hash functions.", function, null);
        }
    }

    private static void balanceFactor(Line line, ProxySection proxy, Reading reading) {
        if (line.count() < 2) {
            reading.error(line, "'hash-balance-factor' expects an integer argument.");
            return;
        }
        long factor = Numbers.parse(line.word(1), 0, Integer.MAX_VALUE);
        if (factor == Numbers.INVALID || factor != 0 && factor <= WHOLE_SHARE) {
            reading.diagnostics.error(line.position(), "'hash-balance-factor' must be 0 or greater than 100.", line.word(1), null);
        } else {
            proxy.hashBalanceFactor = (int) factor;
        }
    }

    private static void reuse(Line line, ProxySection proxy, Reading reading) {
        if (line.count() > 1 && reading.tooMany(line, 0, "http-reuse " + line.word(1), 2)) {
            return;
        }
        switch (line.word(1)) {
            case "never" -> proxy.httpReuse = ProxySection.HttpReuse.NEVER;
            case "safe" -> proxy.httpReuse = ProxySection.HttpReuse.SAFE;
            case "aggressive" -> proxy.httpReuse = ProxySection.HttpReuse.AGGRESSIVE;
            case "always" -> proxy.httpReuse = ProxySection.HttpReuse.ALWAYS;
            default -> reading.diagnostics.error(line.position(),
                "'http-reuse' only supports 'never', 'safe', 'aggressive', 'always'.", line.word(1), null);
        }
    }

    private static void stateFrom(Line line, Reading reading) {
        switch (line.word(1)) {
            case "global", "local" -> reading.diagnostics.notSupported(line.position(), "load-server-state-from-file " + line.word(1));
            case "none" -> { }
            default -> reading.diagnostics.error(line.position(),
                "'load-server-state-from-file' expects 'global', 'local' or 'none'. Got '" + line.word(1) + "'", line.word(1), null);
        }
    }
}
