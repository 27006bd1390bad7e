package io.sluice.language.config.keyword;

import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.RetryEvents;
import io.sluice.language.config.text.Line;
import java.util.List;

/** When a failed request is tried again. */
final class ProxyRetries extends ProxyFamily {

    private static final int MOST_RETRIES = 1_000;

    @Override
    List<Keyword> keywords() {
        return List.of(
            Keyword.proxy("DB", "retries", "<number>", "How often a failed request is tried again."),
            Keyword.proxy("DB", "retry-on", "none | [conn-failure] [empty-response] [junk-response] [response-timeout] [0rtt-rejected] "
                + "[all-retryable-errors] [<status>…]", "Failures after which a request is tried again."));
    }

    @Override
    void read(Line line, ProxyDraft draft, boolean negated, Reading reading) {
        if ("retries".equals(line.word(0))) {
            retries(line, draft.section, reading);
        } else if (draft.section.kind == ProxySection.Kind.FRONTEND) {
            reading.error(line, "'retry-on' only available in backend or listen section");
        } else {
            retryOn(line, draft.section, reading);
        }
    }

    private static void retries(Line line, ProxySection proxy, Reading reading) {
        if (line.count() < 2) {
            reading.error(line, "'retries' expects an integer argument (dispatch counts for one).");
            return;
        }
        int retries = number(line, 0, MOST_RETRIES, reading);
        proxy.retries = retries == FAILED ? proxy.retries : retries;
    }

    private static void retryOn(Line line, ProxySection proxy, Reading reading) {
        if (line.count() < 2) {
            reading.error(line, "'retry-on' needs at least one keyword to specify when to retry");
            return;
        }
        int bits = 0;
        for (int i = 1; i < line.count(); i++) {
            String word = line.word(i);
            if ("none".equals(word)) {
                if (line.count() > 2) {
                    reading.diagnostics.error(line.position(), "'retry-on' 'none' keyword only usable alone", word, null);
                    return;
                }
                continue;
            }
            int bit = RetryEvents.bitsOf(word);
            if (bit == 0) {
                reading.diagnostics.error(line.position(), "'retry-on': unknown keyword '" + word + "'", word, null);
                return;
            }
            bits |= bit;
        }
        proxy.retryOn = new RetryEvents(bits);
    }
}
