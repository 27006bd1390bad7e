package io.sluice.language.acl;

import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.ExpressionPlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ACLs that a section can name: its own and the predefined ones, which come into being when they are first named. */
public final class AclScope {

    private static final Map<String, String> PREDEFINED = Map.ofEntries(
        Map.entry("TRUE", "always_true"), Map.entry("FALSE", "always_false"), Map.entry("LOCALHOST", "src 127.0.0.1/8 ::1"),
        Map.entry("HTTP", "req.proto_http"), Map.entry("HTTP_1.0", "req.ver 1.0"), Map.entry("HTTP_1.1", "req.ver 1.1"),
        Map.entry("HTTP_2.0", "req.ver 2.0"), Map.entry("HTTP_3.0", "req.ver 3.0"), Map.entry("METH_CONNECT", "method CONNECT"),
        Map.entry("METH_DELETE", "method DELETE"), Map.entry("METH_GET", "method GET HEAD"), Map.entry("METH_HEAD", "method HEAD"),
        Map.entry("METH_OPTIONS", "method OPTIONS"), Map.entry("METH_POST", "method POST"), Map.entry("METH_PUT", "method PUT"),
        Map.entry("METH_TRACE", "method TRACE"), Map.entry("HTTP_URL_ABS", "url_reg ^[^/:]*://"), Map.entry("HTTP_URL_SLASH", "url_beg /"),
        Map.entry("HTTP_URL_STAR", "url *"), Map.entry("HTTP_CONTENT", "req.hdr_val(content-length) gt 0"),
        Map.entry("RDP_COOKIE", "req.rdp_cookie_cnt gt 0"), Map.entry("REQ_CONTENT", "req.len gt 0"), Map.entry("WAIT_END", "wait_end"));

    private final Map<String, Acl> acls = new HashMap<>();

    /** Names of a defaults section that a proxy is built from are visible to the rules that it inherits, not to its own. */
    public AclScope() {
    }

    /** The ACL of this name, made if there is none yet. */
    public Acl declare(String name) {
        Acl acl = acls.get(name);
        if (acl == null) {
            acl = new Acl(name);
            acls.put(name, acl);
        }
        return acl;
    }

    /** The ACL of this name, one's own or a predefined one; null when there is none. */
    Acl find(String name, ExpressionPlace place) throws ArgumentProblem {
        Acl own = acls.get(name);
        String definition = own == null ? PREDEFINED.get(name) : null;
        if (definition == null) {
            return own;
        }
        Acl predefined = new Acl(name);
        predefined.add(AclExpression.read(List.of(definition.split(" ")), place));
        acls.put(name, predefined);
        return predefined;
    }
}
