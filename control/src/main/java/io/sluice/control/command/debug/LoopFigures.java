package io.sluice.control.command.debug;

import io.sluice.control.command.LiveEngine;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.server.Server;
import io.sluice.engine.stats.Counters;
import io.sluice.net.loop.EventLoop;
import java.util.List;
import java.util.function.IntToLongFunction;

/** What is counted per event loop, as rows of {@code show activity}. Read from outside the loops: figures, not promises. */
final class LoopFigures {
    /** One row: its name, how to read it for a loop, and whether the total is the average instead of the sum. */
    record Row(String name, IntToLongFunction value, boolean average) {
    }

    private final LiveEngine engine;

    LoopFigures(LiveEngine engine) {
        this.engine = engine;
    }

    List<Row> rows() {
        return List.of(
                new Row("loops", loop -> loop(loop).turns(), false),
                new Row("poll_io", loop -> loop(loop).eventCount(), false),
                new Row("streams", loop -> engine.engine().context(loop).streamCount(), false),
                new Row("timers", loop -> loop(loop).timerCount(), false),
                new Row("fds", loop -> loop(loop).registeredDescriptors(), false),
                new Row("accepted", this::accepted, false),
                new Row("connects", loop -> servers(loop).connects, false),
                new Row("reuses", loop -> servers(loop).reuses, false),
                new Row("avg_cpu_pct", loop -> 100L - loop(loop).idlePercent(), true));
    }

    private EventLoop loop(int index) {
        return engine.engine().loop(index);
    }

    private long accepted(int loop) {
        long accepted = 0;
        for (Proxy proxy : engine.proxies().all()) {
            if (proxy.frontend() != null) {
                accepted += proxy.frontend().counters().of(loop).connections;
            }
        }
        return accepted;
    }

    private Counters servers(int loop) {
        Counters sum = new Counters();
        for (Proxy proxy : engine.proxies().all()) {
            if (proxy.backend() != null) {
                for (Server server : proxy.backend().servers()) {
                    Counters counters = server.counters().of(loop);
                    sum.connects += counters.connects;
                    sum.reuses += counters.reuses;
                }
            }
        }
        return sum;
    }
}
