package io.sluice.engine.check;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * What checks find around them.
 *
 * @param stateWriter runs what changes states, on a thread that may wait for the change lock
 * @param ended true when no more checks are to begin
 * @param inputBytes the most that one check keeps of what a server sends
 * @param spreadPercent {@code spread-checks}
 * @param mostSpreadMs {@code max-spread-checks}; 0: no bound
 * @param node the name of this node, for {@code http-check send-state}
 */
public record CheckSurroundings(Executor stateWriter, BooleanSupplier ended, int inputBytes, int spreadPercent, int mostSpreadMs,
                                String node) {
}
