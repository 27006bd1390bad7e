package io.sluice.control.stats.column;

/** What a row of {@code show stat} is about. The numbers, from 0 without a gap, are those of the {@code type} column, the bits those of its filter. */
public enum ObjectKind {
    FRONTEND('F', "Frontend", 0, 1),
    BACKEND('B', "Backend", 1, 2),
    SERVER('S', "Server", 2, 4),
    LISTENER('L', "Listener", 3, 8);

    private final char letter;
    private final String word;
    private final int number;
    private final int filterBit;

    ObjectKind(char letter, String word, int number, int filterBit) {
        this.letter = letter;
        this.word = word;
        this.number = number;
        this.filterBit = filterBit;
    }

    static ObjectKind ofLetter(char letter) {
        for (ObjectKind kind : values()) {
            if (kind.letter == letter) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of row is written '" + letter + "'");
    }

    /** The first letter of a line in typed output. */
    public char letter() {
        return letter;
    }

    /** The object type in JSON output. */
    public String word() {
        return word;
    }

    public int number() {
        return number;
    }

    public int filterBit() {
        return filterBit;
    }
}
