package io.sluice.conformance.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutputFilterTest {
    private static final List<String> CSV = List.of("# pxname,svname,stot,", "web,FRONTEND,3,", "app,s1,,", "");

    @Test
    void columnsAreChosenByName() {
        assertThat(OutputFilter.apply("columns svname,stot,nosuch", CSV))
                .containsExactly("# svname,stot,nosuch", "FRONTEND,3,(no such column)", "s1,,(no such column)", "");
    }

    @Test
    void hiddenColumnsStillShowWhetherTheyHoldSomething() {
        assertThat(OutputFilter.apply("hiding stot", CSV)).containsExactly("# pxname,svname,stot,", "web,FRONTEND,T,", "app,s1,,", "");
    }

    @Test
    void placesKeepWhereAMessageIsAndDropHowItIsWorded() {
        assertThat(OutputFilter.apply("places", List.of(
                        "[ALERT]    (<pid>) : config : parsing [a.cfg:3] : unknown keyword",
                        "   | advice",
                        "[ALERT]    (<pid>) : config : Fatal errors found in configuration.")))
                .containsExactly("[ALERT]    (<pid>) : [a.cfg:3]");
    }

    @Test
    void anOrdinaryBarIsNoFilter() {
        assertThat(OutputFilter.isFilter("b")).isFalse();
        assertThat(OutputFilter.isFilter("matching ^a")).isTrue();
    }
}
