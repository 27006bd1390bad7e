package io.sluice.control.command;

import java.io.IOException;

/** The client closed its connection, or reads too slowly, while an answer was being written. Ends that connection only. */
public final class ClientGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClientGoneException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
