package io.sluice.engine.server;

/**
 * What an agent wants besides a verdict on the health.
 *
 * @param administrative {@code ready}, {@code drain} or {@code maint}; null when it says nothing of the kind
 * @param weightPercent share of the configured weight, -1 when it does not say
 * @param weight a weight, -1 when it does not say
 * @param maxconn a limit, -1 when it does not say
 */
public record AgentAdvice(String administrative, int weightPercent, int weight, int maxconn) {

    /** True when there is nothing to do. */
    public boolean isEmpty() {
        return administrative == null && weightPercent < 0 && weight < 0 && maxconn < 0;
    }
}
