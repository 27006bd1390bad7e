package io.sluice.control.command;

/** A mode that a client must have switched on before a command is visible and may run. */
public enum Gate {
    OPEN(""),
    EXPERT("This command is restricted to expert mode only."),
    EXPERIMENTAL("This command is restricted to experimental mode only.");

    private final String refusal;

    Gate(String refusal) {
        this.refusal = refusal;
    }

    String refusal() {
        return refusal;
    }

    boolean isOpenTo(ClientSettings client) {
        return switch (this) {
            case OPEN -> true;
            case EXPERT -> client.expertMode();
            case EXPERIMENTAL -> client.experimentalMode();
        };
    }
}
