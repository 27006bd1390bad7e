package io.sluice.control.command;

import java.util.Optional;

/** The parsed values of one command line, found by the argument that declared them. */
public final class CommandArguments {
    private final Argument<?>[] keys;
    private final Object[] values;
    private int count;

    CommandArguments(int capacity) {
        keys = new Argument<?>[capacity];
        values = new Object[capacity];
    }

    void put(Argument<?> key, Object value) {
        keys[count] = key;
        values[count++] = value;
    }

    /** The value of a required argument. */
    public <T> T get(Argument<T> argument) {
        return find(argument).orElseThrow(() -> new IllegalStateException("no value for {" + argument.name() + "}"));
    }

    /** The value of an argument in the optional end of a syntax. */
    public <T> Optional<T> find(Argument<T> argument) {
        for (int i = 0; i < count; i++) {
            if (keys[i] == argument) {
                return Optional.of(argument.type().cast(values[i]));
            }
        }
        return Optional.empty();
    }
}
