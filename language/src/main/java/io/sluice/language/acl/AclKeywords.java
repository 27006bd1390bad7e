package io.sluice.language.acl;

import io.sluice.language.pattern.MatchMethod;
import java.util.HashMap;
import java.util.Map;

/** Criteria that are a fetch and a matching method in one word: {@code path_beg} is {@code path -m beg}. */
final class AclKeywords {

    /** Fetches, by the name that their short forms begin with, that have a form for every method of strings. */
    private static final String[][] FAMILIES = {
        {"base", "base"}, {"cook", "req.cook"}, {"hdr", "req.hdr"}, {"path", "path"}, {"scook", "res.cook"}, {"shdr", "res.hdr"},
        {"url", "url"}, {"urlp", "urlp"}};
    private static final String[] FAMILY_METHODS = {"beg", "dir", "dom", "end", "len", "reg", "sub"};

    private static final String[][] SINGLE = {
        {"http_auth_group", "http_auth_group", "str"}, {"method", "method", "str"}, {"payload", "req.payload", "bin"},
        {"payload_lv", "req.payload_lv", "bin"}, {"req_rdp_cookie", "req.rdp_cookie", "str"}, {"req_rdp_cookie_cnt", "req.rdp_cookie_cnt", "int"},
        {"req_ssl_sni", "req.ssl_sni", "str"}, {"req_ver", "req.ver", "str"}, {"resp_ver", "res.ver", "str"},
        {"ssl_fc_sni_end", "ssl_fc_sni", "end"}, {"ssl_fc_sni_reg", "ssl_fc_sni", "reg"}};

    private static final Map<String, AclKeyword> KEYWORDS = keywords();

    private AclKeywords() {
    }

    /**
     * A criterion.
     *
     * @param name as it is written
     * @param fetch the fetch behind it
     * @param method how its values are matched
     */
    record AclKeyword(String name, String fetch, MatchMethod method) {
    }

    private static Map<String, AclKeyword> keywords() {
        Map<String, AclKeyword> table = new HashMap<>();
        for (String[] family : FAMILIES) {
            table.put(family[0], new AclKeyword(family[0], family[1], MatchMethod.STR));
            for (String method : FAMILY_METHODS) {
                String name = family[0] + "_" + method;
                table.put(name, new AclKeyword(name, family[1], MatchMethod.of(method)));
            }
        }
        for (String[] single : SINGLE) {
            table.put(single[0], new AclKeyword(single[0], single[1], MatchMethod.of(single[2])));
        }
        table.put("req.ssl_ver", new AclKeyword("req.ssl_ver", "req.ssl_ver", MatchMethod.DOTTED));
        table.put("req_ssl_ver", new AclKeyword("req_ssl_ver", "req.ssl_ver", MatchMethod.DOTTED));
        return table;
    }

    /** The criterion that a word begins with, or null. */
    static AclKeyword find(String word) {
        int end = 0;
        while (end < word.length() && word.charAt(end) != '(' && word.charAt(end) != ',' && word.charAt(end) != ')') {
            end++;
        }
        return KEYWORDS.get(word.substring(0, end));
    }

    /** All criteria by name. */
    static Map<String, AclKeyword> all() {
        return KEYWORDS;
    }
}
