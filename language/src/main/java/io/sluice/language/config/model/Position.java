package io.sluice.language.config.model;

/** Where in the configuration a thing was written: the file as it was named to the reader, and the line, counted from 1. */
public record Position(String file, int line) {

    /** A thing that no file mentions. */
    public static final Position NONE = new Position("", 0);

    /** {@code file:line}, as all messages show it. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
