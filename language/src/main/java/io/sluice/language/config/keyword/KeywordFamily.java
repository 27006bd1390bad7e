package io.sluice.language.config.keyword;

import java.util.List;

/** A few keywords that belong together, and the code that reads them. The descriptions are one half, the {@code read} method the other. */
abstract class KeywordFamily {

    /** The descriptions, in the order of the reference. */
    abstract List<Keyword> keywords();
}
