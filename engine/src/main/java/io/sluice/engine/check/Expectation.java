package io.sluice.engine.check;

import io.sluice.engine.server.Server;

/** Judges what a server has sent. Stateless and shared by all servers of a backend; called on event loops. */
interface Expectation {

    /**
     * A verdict, or null when more bytes are needed.
     *
     * @param input what was received since the last step that sent something
     * @param step the step's number, for messages
     */
    Verdict judge(CheckInput input, Server server, int step);

    /** What is expected, as messages about timeouts name it. */
    String describe();

    /** What a check has failed with when nothing came in time. */
    Verdict timeout();
}
