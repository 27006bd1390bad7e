package io.sluice.language.config.keyword;

import io.sluice.language.config.text.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of contents of this package: every family of keywords, and the way from a word to the family that reads it. Built once at first use,
 * never changed.
 */
public final class KeywordTable {

    static final List<GlobalFamily> GLOBAL_FAMILIES = List.of(
        new GlobalLimits(), new GlobalProcess(), new GlobalLogs(), new GlobalStats(), new GlobalEnvironment(), new GlobalPaths(), new GlobalTuning(),
        new GlobalIgnored());

    static final List<ProxyFamily> PROXY_FAMILIES = List.of(
        new ProxyBasics(), new ProxyTimeouts(), new ProxyBinds(), new ProxyRouting(), new ProxyAcls(), new ProxyRules(), new ProxyServers(), new ProxyBalancing(),
        new ProxyRetries(), new ProxySessions(), new ProxyPersistence(), new ProxyErrorReplies(), new ProxyLogs(), new ProxyFormats(), new ProxyCaptures(),
        new ProxyKeepAlive(), new OptionConnections(), new OptionForwarding(), new OptionLogs(), new OptionFlags(), new OptionChecks());

    static final List<BindFamily> BIND_FAMILIES = List.of(new BindOptions(), new UnixOptions(), new BindProxyProtocol(),
        new StatsSocketOptions());

    static final List<ServerFamily> SERVER_FAMILIES = List.of(new ServerBasics(), new ServerLimits(), new ServerChecks(),
        new ServerProxyProtocol());

    private static final Index<GlobalFamily> GLOBAL = new Index<>(GLOBAL_FAMILIES, Keyword.Place.GLOBAL);
    private static final Index<ProxyFamily> PROXY = new Index<>(PROXY_FAMILIES, Keyword.Place.PROXY);
    private static final Index<ProxyFamily> OPTION = new Index<>(PROXY_FAMILIES, Keyword.Place.OPTION);
    private static final Index<BindFamily> BIND = new Index<>(BIND_FAMILIES, Keyword.Place.BIND);
    private static final Index<ServerFamily> SERVER = new Index<>(SERVER_FAMILIES, Keyword.Place.SERVER);

    private KeywordTable() {
    }

    /** Keywords of one place by name, and the family behind each first word. */
    private static final class Index<F extends KeywordFamily> {

        private final Map<String, Keyword> keywords = new LinkedHashMap<>();
        private final Map<String, F> families = new HashMap<>();

        Index(List<F> all, Keyword.Place place) {
            for (F family : all) {
                for (Keyword keyword : family.keywords()) {
                    if (keyword.place() == place) {
                        keywords.put(keyword.name(), keyword);
                        int blank = keyword.name().indexOf(' ');
                        families.put(blank < 0 ? keyword.name() : keyword.name().substring(0, blank), family);
                    }
                }
            }
        }

        String suggest(String word, List<String> unsupported) {
            Set<String> names = new LinkedHashSet<>(families.keySet());
            names.addAll(unsupported);
            return Suggestion.find(word, names);
        }
    }

    static GlobalFamily globalFamily(String word) {
        return GLOBAL.families.get(word);
    }

    static Keyword global(String name) {
        return GLOBAL.keywords.get(name);
    }

    static ProxyFamily proxyFamily(String word) {
        return PROXY.families.get(word);
    }

    static Keyword proxy(String name) {
        return PROXY.keywords.get(name);
    }

    static ProxyFamily optionFamily(String word) {
        return OPTION.families.get(word);
    }

    static Keyword option(String name) {
        return OPTION.keywords.get(name);
    }

    static BindFamily bindFamily(String word) {
        return BIND.families.get(word);
    }

    static Keyword bind(String name) {
        return BIND.keywords.get(name);
    }

    static ServerFamily serverFamily(String word) {
        boolean argumentInside = word.startsWith(ServerProxyProtocol.VALUE + "(");
        return SERVER.families.get(argumentInside ? ServerProxyProtocol.VALUE : word);
    }

    static Keyword server(String name) {
        int open = name.indexOf('(');
        return SERVER.keywords.get(open < 0 ? name : name.substring(0, open));
    }

    static String suggestGlobal(String word, Reading reading) {
        return reading.diagnostics.isFull() ? null : GLOBAL.suggest(word, KnownNames.globals());
    }

    static String suggestProxy(String word, Reading reading) {
        return reading.diagnostics.isFull() ? null : PROXY.suggest(word, KnownNames.proxies());
    }

    static String suggestOption(String word, Reading reading) {
        return reading.diagnostics.isFull() ? null : OPTION.suggest(word, KnownNames.options());
    }

    static String suggestBind(String word, Reading reading) {
        return reading.diagnostics.isFull() ? null : BIND.suggest(word, KnownNames.bindOptions());
    }

    static String suggestServer(String word, Reading reading) {
        return reading.diagnostics.isFull() ? null : SERVER.suggest(word, KnownNames.serverOptions());
    }

    /** Every description of this place, in the order of the families, those of unsupported words last. */
    public static List<Keyword> all(Keyword.Place place) {
        List<Keyword> all = new ArrayList<>(switch (place) {
            case GLOBAL -> GLOBAL.keywords.values();
            case PROXY -> PROXY.keywords.values();
            case OPTION -> OPTION.keywords.values();
            case BIND -> BIND.keywords.values();
            case SERVER -> SERVER.keywords.values();
            case USERLIST -> UserlistReader.KEYWORDS;
            case HTTP_ERRORS -> HttpErrorsReader.KEYWORDS;
            case RING -> RingReader.KEYWORDS;
        });
        for (String name : KnownNames.of(place)) {
            all.add(new Keyword(place, name, "", "", Keyword.Status.UNSUPPORTED, ""));
        }
        return all;
    }
}
