package io.sluice.engine.check;

import io.sluice.base.address.SocketAddress;
import io.sluice.engine.server.Server;

/** One step of a check's plan. Immutable. */
sealed interface Step {

    /** The place in the list of steps as messages count it, from 1; 0 for a connection that nobody wrote down. */
    int number();

    /** What the configuration says about the step, or an empty text. */
    String comment();

    /**
     * Opens a connection, after closing the one before.
     *
     * @param address instead of the server's, or null
     * @param port instead of the server's, or 0
     * @param reset whether the connection ends with a reset, so that it leaves no trace at either side
     */
    record Connect(int number, String comment, SocketAddress address, int port, boolean reset) implements Step {
    }

    /** Sends bytes. */
    record Send(int number, String comment, Message message) implements Step {
    }

    /** Waits until what was received can be judged. */
    record Expect(int number, String comment, Expectation expectation) implements Step {
    }

    /** What is sent; it may depend on the state of the server. */
    interface Message {

        byte[] bytes(Server server);
    }
}
