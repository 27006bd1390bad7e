package io.sluice.engine.proxy;

import io.sluice.language.sample.Sample;

/** The hot half of an action that rules name. Immutable, shared by all loops. */
public abstract class RuleAction {

    /** What becomes of the message. */
    public enum Verdict {
        /** The next rule follows. */
        CONTINUE,
        /** No further rule of this list is applied. */
        STOP,
        /** The action's reply ends the exchange. */
        REPLY,
        /** The same, as a refusal. */
        DENY,
        /** The same, after the client had to wait for it. */
        TARPIT
    }

    /** Runs the action. The sample is free for use. */
    public abstract Verdict execute(Exchange exchange, Sample sample);

    /** What {@link #execute} answers when it ends the exchange. */
    public Verdict verdict() {
        return Verdict.CONTINUE;
    }

    /** Status of the reply after {@code REPLY} or {@code DENY}. */
    public int status() {
        return 0;
    }

    /** The response, or null for the proxy's own page of {@link #status}. */
    public Reply reply(Exchange exchange, Sample sample) {
        return null;
    }
}
