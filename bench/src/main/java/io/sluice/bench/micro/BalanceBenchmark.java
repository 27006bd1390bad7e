package io.sluice.bench.micro;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.engine.balance.Algorithms;
import io.sluice.engine.balance.BalanceKey;
import io.sluice.engine.balance.Balancer;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.Balance;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ServerLine;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Choosing a server, by algorithm, number of servers and whether their weights differ. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class BalanceBenchmark {

    private static final int RANDOM_DRAWS = 2;
    private static final int DIFFERENT_WEIGHTS = 10;

    @Param({"roundrobin", "static-rr", "leastconn", "random", "source"})
    public String algorithm;

    @Param({"10", "1000", "10000"})
    public int servers;

    @Param({"equal", "different"})
    public String weights;

    private final BalanceKey key = new BalanceKey();
    private Balancer balancer;

    @Setup
    public void prepare() {
        Server[] all = new Server[servers];
        for (int i = 0; i < servers; i++) {
            ServerLine line = new ServerLine();
            line.name = "s" + i;
            line.weight = weights.equals("equal") ? 1 : 1 + i % DIFFERENT_WEIGHTS;
            line.address = SocketAddress.ofIp(IpText.parse("127.0.0.1"), 1 + i);
            all[i] = new Server("b", i + 1, line, 1, 0);
        }
        int draws = algorithm.equals("random") ? RANDOM_DRAWS : 0;
        balancer = Algorithms.create(new Balance(algorithm, draws, List.of(), Position.NONE)).with(all);
        key.clientAddress = new byte[] {2, 0, 0, 80, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    }

    @Benchmark
    public Server pick() {
        return balancer.pick(key, null);
    }
}
