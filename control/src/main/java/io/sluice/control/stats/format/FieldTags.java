package io.sluice.control.stats.format;

import java.util.List;

/**
 * What a value means, in three letters as the typed output prints them and in words as JSON does: where it comes from, what kind
 * of figure it is, and how far it reaches. Immutable.
 */
public final class FieldTags {
    /** One letter of a tag and its word. */
    record Meaning(char letter, String word) {
    }

    static final List<Meaning> ORIGINS = List.of(
            new Meaning('M', "Metric"),
            new Meaning('S', "Status"),
            new Meaning('K', "Key"),
            new Meaning('C', "Config"),
            new Meaning('P', "Product"));

    static final List<Meaning> NATURES = List.of(
            new Meaning('G', "Gauge"),
            new Meaning('L', "Limit"),
            new Meaning('m', "Min"),
            new Meaning('M', "Max"),
            new Meaning('R', "Rate"),
            new Meaning('C', "Counter"),
            new Meaning('D', "Duration"),
            new Meaning('A', "Age"),
            new Meaning('T', "Time"),
            new Meaning('N', "Name"),
            new Meaning('O', "Output"),
            new Meaning('a', "Avg"));

    static final List<Meaning> SCOPES = List.of(
            new Meaning('C', "Cluster"),
            new Meaning('P', "Process"),
            new Meaning('S', "Service"),
            new Meaning('s', "System"));

    private final String letters;
    private final String json;

    private FieldTags(String letters, String json) {
        this.letters = letters;
        this.json = json;
    }

    /** Tags from their three letters, as in {@code MGP}. */
    public static FieldTags of(String letters) {
        if (letters.length() != 3) {
            throw new IllegalArgumentException("tags have three letters, not '" + letters + "'");
        }
        String json = "{\"origin\":\"" + word(ORIGINS, letters.charAt(0))
                + "\",\"nature\":\"" + word(NATURES, letters.charAt(1))
                + "\",\"scope\":\"" + word(SCOPES, letters.charAt(2)) + "\"}";
        return new FieldTags(letters, json);
    }

    private static String word(List<Meaning> meanings, char letter) {
        for (Meaning meaning : meanings) {
            if (meaning.letter == letter) {
                return meaning.word;
            }
        }
        throw new IllegalArgumentException("no tag is written '" + letter + "'");
    }

    public String letters() {
        return letters;
    }

    /** The tags as a JSON object. */
    public String json() {
        return json;
    }
}
