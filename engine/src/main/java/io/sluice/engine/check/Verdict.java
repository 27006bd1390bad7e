package io.sluice.engine.check;

import io.sluice.engine.server.AgentAdvice;
import io.sluice.engine.server.CheckStatus;

/**
 * What a step found.
 *
 * @param good the check goes on with the next step
 * @param status what it means for the server, if the check ends here
 * @param code the code in the server's answer, 0 when there is none
 * @param text what there is to say, may be empty
 * @param advice what an agent wants, or null
 */
record Verdict(boolean good, CheckStatus status, int code, String text, AgentAdvice advice) {

    static Verdict good(CheckStatus status, int code, String text) {
        return new Verdict(true, status, code, text, null);
    }

    static Verdict bad(CheckStatus status, int code, String text) {
        return new Verdict(false, status, code, text, null);
    }
}
