package io.sluice.language.config.keyword;

import io.sluice.language.config.text.Line;
import java.util.List;

/** How clients come back to the server that knows them. */
final class ProxyPersistence extends ProxyFamily {

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DB", "cookie", "<name> [rewrite | insert | prefix] [indirect] [nocache] [postonly] [preserve] [httponly] [secure] "
                + "[domain <domain>]… [maxidle <time>] [maxlife <time>] [dynamic] [attr <text>]…", "The cookie that ties clients to their servers."),
            Keyword.proxy("DB", "dynamic-cookie-key", "<text>", "Secret from which the values of dynamic cookies are computed."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        if ("cookie".equals(line.word(0))) {
            new CookieLineReader(line, reading).read(draft.section);
        } else if (line.count() < 2) {
            reading.error(line, "'dynamic-cookie-key' expects <secret_key> as argument.");
        } else {
            draft.section.dynamicCookieKey = line.word(1);
        }
    }
}
