package io.sluice.bench.load;

import io.sluice.bench.BenchFailure;
import io.sluice.bench.program.Children;
import io.sluice.bench.scenario.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs the load generator wrk with one thread. */
public final class Wrk {

    private final String file;
    private final String core;

    public Wrk(String file, String core) {
        this.file = file;
        this.core = core;
    }

    public WrkResult run(Scenario scenario, int port, int seconds) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(file, "-t1", "-c" + scenario.connections(), "-d" + seconds + "s", "--latency"));
        for (String header : scenario.headers()) {
            command.add("-H");
            command.add(header);
        }
        command.add("http://127.0.0.1:" + port + scenario.path());
        Process process = Children.start(new ProcessBuilder(Children.pinned(core, command)).redirectErrorStream(true));
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new BenchFailure("wrk ended with " + process.exitValue() + ": " + output);
        }
        return WrkResult.parse(output);
    }
}
