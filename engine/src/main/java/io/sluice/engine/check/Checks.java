package io.sluice.engine.check;

import io.sluice.engine.server.CheckState;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.loop.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** All checks of the process, spread over the event loops. Built and started by the thread that starts the engine. */
public final class Checks {

    /** Intervals below this do not count when the first checks are spread. */
    private static final int SHORT_INTERVAL_MS = 1_000;

    private final EventLoop[] loops;
    private final CheckSurroundings around;
    private final List<ServerCheck> checks = new ArrayList<>();

    public Checks(EventLoop[] loops, CheckSurroundings around) {
        this.loops = loops.clone();
        this.around = around;
    }

    /** Adds the checks of one backend's servers. */
    public void add(ProxySection section, Server[] servers) {
        CheckPlan plan = Plans.of(section, around.node());
        for (Server server : servers) {
            EventLoop loop = loops[checks.size() % loops.length];
            if (server.check().isConfigured()) {
                checks.add(create(loop, section, server, server.check(), plan));
            }
            if (server.agent().isConfigured()) {
                checks.add(create(loop, section, server, server.agent(), Plans.agent(server.agent())));
            }
        }
    }

    private ServerCheck create(EventLoop loop, ProxySection section, Server server, CheckState state, CheckPlan plan) {
        return new ServerCheck(loop, server, state, plan, CheckTimes.of(section, server.line(), state.isAgent(), around.spreadPercent()),
            section.has(ProxyOption.LOG_HEALTH_CHECKS), around);
    }

    public boolean isEmpty() {
        return checks.isEmpty();
    }

    /**
     * Starts all of them. The first ones are spread over the shortest interval that is no very short one, or over their own if that is longer, so
     * that a start does not hit all servers in the same moment.
     */
    public void start() {
        int shortest = 0;
        for (ServerCheck check : checks) {
            int interval = check.times().intervalMs();
            if (interval >= SHORT_INTERVAL_MS && (shortest == 0 || interval < shortest)) {
                shortest = interval;
            }
        }
        for (int i = 0; i < checks.size(); i++) {
            ServerCheck check = checks.get(i);
            int range = Math.max(shortest, check.times().intervalMs());
            if (around.mostSpreadMs() > 0) {
                range = Math.min(range, around.mostSpreadMs());
            }
            long delayMs = (long) range * i / checks.size();
            check.loop().post(() -> check.start(delayMs));
        }
    }
}
