package io.sluice.bench.scenario;

import io.sluice.bench.BenchFailure;
import io.sluice.bench.scenario.Scenario.Section;
import java.util.List;

/** All scenarios, in the order in which they run. */
public final class Scenarios {

    /** Not a load: the time from start to the first answer. */
    public static final String START = "start";
    /** Not a load: memory with many connections that do nothing. */
    public static final String IDLE = "idle";

    private static final String SMALL = "/small";

    public static final List<Scenario> LOAD = List.of(
        new Scenario("small-64", "200-byte answers, keep-alive, 64 connections", Section.HTTP, SMALL, 64, List.of()),
        new Scenario("small-256", "200-byte answers, keep-alive, 256 connections", Section.HTTP, SMALL, 256, List.of()),
        new Scenario("close", "200-byte answers, one request per connection", Section.SHORT, SMALL, 64, List.of("Connection: close")),
        new Scenario("64k", "64 KiB answers, keep-alive, 64 connections", Section.HTTP, "/64k", 64, List.of()),
        new Scenario("tcp", "TCP mode, 200-byte answers, 64 connections", Section.TCP, SMALL, 64, List.of()),
        new Scenario("tcp-64k", "TCP mode, 64 KiB answers, 64 connections", Section.TCP, "/64k", 64, List.of()),
        new Scenario("log", "200-byte answers, option httplog to UDP", Section.LOG, SMALL, 64, List.of()),
        new Scenario("log-forward", "the same with option forwardfor", Section.LOG_FORWARD, SMALL, 64, List.of()));

    private Scenarios() {
    }

    public static Scenario find(String name) {
        return LOAD.stream().filter(scenario -> scenario.name().equals(name)).findAny()
            .orElseThrow(() -> new BenchFailure("no scenario '" + name + "'; --list shows them all"));
    }
}
