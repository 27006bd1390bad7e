package io.sluice.language.config.keyword;

import io.sluice.language.config.text.Line;
import java.util.List;

/** Kinds of health checks and lines that describe them. Read without effect as long as no check runs. */
final class OptionChecks extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.option("DB", "httpchk", "[<method>] [<uri>] [<version>]", "Health checks by an HTTP request.").accepted(),
            Keyword.option("DB", "tcp-check", "", "Health checks by a script of sends and expects.").accepted(),
            Keyword.option("DB", "ssl-hello-chk", "", "Health checks by a TLS hello.").accepted(),
            Keyword.option("DB", "ldap-check", "", "Health checks by an LDAP bind.").accepted(),
            Keyword.option("DB", "mysql-check", "[user <name> [post-41 | pre-41]]", "Health checks by a MySQL handshake.").accepted(),
            Keyword.option("DB", "pgsql-check", "[user <name>]", "Health checks by a PostgreSQL handshake.").accepted(),
            Keyword.option("DB", "redis-check", "", "Health checks by a Redis PING.").accepted(),
            Keyword.option("DB", "smtpchk", "[<hello> <domain>]", "Health checks by an SMTP hello.").accepted(),
            Keyword.option("DB", "external-check", "", "Health checks by a program.").accepted(),
            Keyword.proxy("DB", "http-check", "…", "Steps of an HTTP health check.").accepted(),
            Keyword.proxy("DB", "tcp-check", "…", "Steps of a TCP health check.").accepted(),
            Keyword.proxy("DB", "external-check", "command <file> | path <path>", "The program of health checks.").accepted());
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        // The one warning about the word is all there is to say.
    }
}
