package io.sluice.control.command.server;

import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.ServerReference;

/** What {@code set weight} and {@code set server … weight} have in common. */
final class WeightChange {
    private WeightChange() {
    }

    static void apply(LiveEngine engine, ServerReference target, WeightArgument weight) throws CommandFailure {
        int wanted = weight.of(target.server());
        if (!target.backend().isDynamic() && wanted != 0 && wanted != target.server().initialWeight()) {
            throw new CommandFailure("Backend is using a static LB algorithm and only accepts weights '0%' and '100%'.");
        }
        target.backend().setWeight(target.server(), wanted, engine.wallMs());
    }
}
