package io.sluice.bench.scenario;

import io.sluice.bench.scenario.Scenario.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The configuration that both programs read, the very same file. Its ports come from the environment, so that the programs can run beside
 * each other. The section for short connections has several servers at different addresses because the kernel searches long for a free
 * port towards a single one.
 */
public final class BenchConfiguration {

    private static final int CROWD = 5_000;
    private static final String TEXT = """
        global
            nbthread 1
            maxconn 5000

        defaults
            mode http
            timeout connect 5s
            timeout client 60s
            timeout server 60s

        listen http
            bind "127.0.0.1:${BENCH_HTTP}"
            server s1 "127.0.0.1:${BENCH_ORIGIN}"
            server s2 "127.0.0.1:${BENCH_ORIGIN}"

        listen short
            bind "127.0.0.1:${BENCH_SHORT}"
            server s1 "127.0.0.1:${BENCH_ORIGIN}"
            server s2 "127.0.0.2:${BENCH_ORIGIN}"
            server s3 "127.0.0.3:${BENCH_ORIGIN}"
            server s4 "127.0.0.4:${BENCH_ORIGIN}"
            server s5 "127.0.0.5:${BENCH_ORIGIN}"
            server s6 "127.0.0.6:${BENCH_ORIGIN}"
            server s7 "127.0.0.7:${BENCH_ORIGIN}"
            server s8 "127.0.0.8:${BENCH_ORIGIN}"

        listen tcp
            mode tcp
            bind "127.0.0.1:${BENCH_TCP}"
            server s1 "127.0.0.1:${BENCH_ORIGIN}"
            server s2 "127.0.0.1:${BENCH_ORIGIN}"

        listen log
            bind "127.0.0.1:${BENCH_LOG}"
            log "127.0.0.1:${BENCH_SINK}" local0
            option httplog
            server s1 "127.0.0.1:${BENCH_ORIGIN}"
            server s2 "127.0.0.1:${BENCH_ORIGIN}"

        listen log_forward
            bind "127.0.0.1:${BENCH_LOG_FORWARD}"
            log "127.0.0.1:${BENCH_SINK}" local0
            option httplog
            option forwardfor
            server s1 "127.0.0.1:${BENCH_ORIGIN}"
            server s2 "127.0.0.1:${BENCH_ORIGIN}"
        """;

    private BenchConfiguration() {
    }

    /** Writes the configuration of the load scenarios. */
    public static Path write(Path folder) throws IOException {
        return Files.writeString(folder.resolve("bench.cfg"), TEXT);
    }

    /** The same with one more section of 5,000 servers, for start times. */
    public static Path writeCrowd(Path folder) throws IOException {
        StringBuilder text = new StringBuilder(TEXT).append("\nbackend crowd\n");
        for (int i = 1; i <= CROWD; i++) {
            text.append("    server s").append(i).append(" 127.").append(1 + i % 200).append('.').append(i / 200).append(".1:8080 weight ")
                .append(1 + i % 256).append('\n');
        }
        return Files.writeString(folder.resolve("crowd.cfg"), text);
    }

    /** The environment of one program: its own ports, and those of the origin server and the log sink. */
    public static Map<String, String> environment(int firstPort, int originPort, int sinkPort) {
        Map<String, String> environment = new HashMap<>();
        for (Section section : Section.values()) {
            environment.put("BENCH_" + section, Integer.toString(port(section, firstPort)));
        }
        environment.put("BENCH_ORIGIN", Integer.toString(originPort));
        environment.put("BENCH_SINK", Integer.toString(sinkPort));
        return environment;
    }

    public static int port(Section section, int firstPort) {
        return firstPort + section.ordinal();
    }
}
