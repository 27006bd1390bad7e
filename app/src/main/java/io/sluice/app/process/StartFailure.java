package io.sluice.app.process;

import java.util.List;

/** The start cannot go on; the messages are for the person who started the program. */
public final class StartFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> messages;

    StartFailure(List<String> messages) {
        super(messages.getFirst(), null, false, false);
        this.messages = messages;
    }

    StartFailure(String message) {
        this(List.of(message));
    }

    public List<String> messages() {
        return messages;
    }
}
