package io.sluice.language.config;

import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.config.model.Configuration;

/**
 * What reading gave. The configuration may be used only when {@link #valid}; it is there in any case, as far as it could be understood.
 *
 * @param configuration the model
 * @param diagnostics everything there is to say, in order
 */
public record ReadingResult(Configuration configuration, Diagnostics diagnostics) {

    public boolean valid() {
        return !diagnostics.hasErrors();
    }
}
