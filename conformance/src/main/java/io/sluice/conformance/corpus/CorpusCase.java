package io.sluice.conformance.corpus;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One message of the corpus, what each program is known to do with it, and why Sluice differs where it does. Filled by {@link CorpusFile}; only the verdicts change
 * afterwards, when they are recorded.
 */
public final class CorpusCase {
    /** Who the verdicts are from: the oracle, an older HAProxy where it differs, Sluice where it differs. */
    public enum Source {
        ORACLE("3.2"),
        OLDER("2.6"),
        SLUICE("sluice");

        private final String mark;

        Source(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    /** Written by hand for a HAProxy that does not always say the same. */
    private static final String VARIES = "varies";

    private final CorpusSection section;
    private final String text;
    private final byte[] message;
    private final Map<Source, String> verdicts = new LinkedHashMap<>();
    private String reason = "";

    CorpusCase(CorpusSection section, String text, byte[] message) {
        this.section = section;
        this.text = text;
        this.message = message;
    }

    /** What it is filed under. */
    public CorpusSection section() {
        return section;
    }

    /** How the case is written in its section; unique there. */
    public String text() {
        return text;
    }

    byte[] message() {
        return message;
    }

    /** The verdict recorded for this source alone; null when there is none. */
    public String recorded(Source source) {
        return verdicts.get(source);
    }

    /** What the source must say: its own verdict, or the oracle's. */
    public String expected(Source source) {
        String own = verdicts.get(source);
        return own == null ? verdicts.get(Source.ORACLE) : own;
    }

    /** Whether this is what the source must say. */
    public boolean isExpected(Source source, String verdict) {
        return verdict.equals(expected(source)) || VARIES.equals(expected(source));
    }

    /** Why Sluice differs; empty when it does not. */
    public String reason() {
        return reason;
    }

    void reason(String why) {
        reason = why;
    }

    /** Takes a verdict over; one that equals the oracle's is not kept twice. */
    void record(Source source, String verdict) {
        if (VARIES.equals(verdicts.get(source))) {
            return;
        }
        if (source != Source.ORACLE && verdict.equals(verdicts.get(Source.ORACLE))) {
            verdicts.remove(source);
            return;
        }
        verdicts.put(source, verdict);
    }

    @Override
    public String toString() {
        return section.title() + ": " + text;
    }
}
