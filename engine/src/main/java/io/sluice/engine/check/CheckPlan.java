package io.sluice.engine.check;

import io.sluice.engine.server.CheckStatus;

/**
 * The steps of a check, the same for all servers of a backend. Immutable.
 *
 * @param steps what is done, beginning with a connection
 * @param tellsSteps messages about failures name the step, as for {@code option tcp-check}
 */
record CheckPlan(Step[] steps, boolean tellsSteps) {

    /** Connecting is all. */
    static final CheckPlan CONNECT = new CheckPlan(new Step[] {new Step.Connect(0, "", null, 0, true)}, false);

    /** The verdict when every step was good and the last one had nothing to say. */
    Verdict success() {
        return steps[steps.length - 1] instanceof Step.Connect ? Verdict.good(CheckStatus.L4_OK, 0, "")
            : Verdict.good(CheckStatus.L7_OK, 0, tellsSteps ? "(tcp-check)" : "");
    }

    /** Where a check stood when the connection failed or time was over; empty when messages do not tell. */
    String place(int index) {
        if (!tellsSteps) {
            return "";
        }
        Step step = steps[Math.min(index, steps.length - 1)];
        if (step.number() == 0) {
            return " at initial connection step of tcp-check";
        }
        String what = switch (step) {
            case Step.Connect connect -> connect.port() > 0 ? "connect port " + connect.port() : "connect";
            case Step.Send ignored -> "send";
            case Step.Expect expect -> "expect " + expect.expectation().describe();
        };
        return " at step " + step.number() + " of tcp-check (" + what + ")"
            + (step.comment().isEmpty() ? "" : " comment: '" + step.comment() + "'");
    }
}
