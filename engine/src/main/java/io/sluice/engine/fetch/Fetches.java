package io.sluice.engine.fetch;

import io.sluice.language.sample.FetchKeyword;
import java.util.ArrayList;
import java.util.List;

/** The table of contents of this folder. */
public final class Fetches {

    private Fetches() {
    }

    public static List<FetchKeyword> keywords() {
        List<FetchKeyword> keywords = new ArrayList<>();
        keywords.addAll(AddressFetches.keywords());
        keywords.addAll(RequestLineFetches.keywords());
        keywords.addAll(HeaderFetches.keywords());
        keywords.addAll(BackendFetches.keywords());
        keywords.addAll(CookieFetches.keywords());
        keywords.addAll(FrontendFetches.keywords());
        keywords.addAll(ProcessFetches.keywords());
        keywords.addAll(QueryFetches.keywords());
        keywords.addAll(ResponseFetches.keywords());
        return keywords;
    }
}
