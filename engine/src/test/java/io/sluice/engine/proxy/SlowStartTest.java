package io.sluice.engine.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.engine.log.LinuxLogDevice;
import io.sluice.engine.log.LogIdentity;
import io.sluice.engine.log.LogSystem;
import io.sluice.engine.server.Server;
import io.sluice.engine.stats.ProcessState;
import io.sluice.language.config.model.Balance;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that comes back gets its weight step by step; the figures are those of HAProxy 3.2. */
class SlowStartTest {

    private static final int[] WEIGHTS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    private static final int[] PERCENT = {6, 12, 25, 31, 43, 56, 62, 75, 81, 93};

    private Server announced;

    private Backend backend(String algorithm, int slowStartMs, int maxconn) {
        ProxySection section = new ProxySection();
        section.name = "b";
        section.kind = ProxySection.Kind.BACKEND;
        section.balance = new Balance(algorithm, 2, List.of(), Position.NONE);
        for (int i = 1; i <= 2; i++) {
            ServerLine line = new ServerLine();
            line.name = "s" + i;
            line.address = SocketAddress.ofIp(IpText.parse("127.0.0.1"), 80);
            line.weight = i == 1 ? 10 : 5;
            line.slowStartMs = i == 1 ? slowStartMs : 0;
            line.maxconn = maxconn;
            section.servers.add(line);
        }
        LogSystem logs = new LogSystem(new GlobalSection(), new LogIdentity("test", 1, "host"), new LinuxLogDevice(), (target, error) -> { });
        ProxyEvents events = new ProxyEvents() {
            @Override
            public void happened(Proxy proxy, int level, String logText, String consoleText) {
                // Of no interest here.
            }

            @Override
            public void starting(Backend backend, Server server) {
                announced = server;
            }
        };
        return new Proxy(section, 2, new ProcessState(100, 1, 0, 0), logs.proxyLog(section), events).backend();
    }

    private static Server comeBack(Backend backend, long wallMs) {
        Server server = backend.server("s1");
        backend.setAdministrativeState(server, Server.FORCED_MAINTENANCE, wallMs);
        backend.setAdministrativeState(server, 0, wallMs);
        return server;
    }

    @Test
    void aServerThatComesBackGetsItsWeightStepByStep() {
        Backend backend = backend("roundrobin", 10_000, 0);

        Server server = comeBack(backend, 5_000);

        assertThat(announced).isSameAs(server);
        for (int second = 0; second < WEIGHTS.length; second++) {
            assertThat(backend.warmUp(server, 5_000 + second * 1_000L)).isTrue();
            assertThat(server.operation()).isEqualTo(Server.Operation.STARTING);
            assertThat(server.effectiveWeight()).as("second %d", second).isEqualTo(WEIGHTS[second]);
            assertThat(server.startedPercent()).as("second %d", second).isEqualTo(PERCENT[second]);
            assertThat(backend.totalWeight()).isEqualTo(WEIGHTS[second] + 5);
            assertThat(backend.totalUserWeight()).isEqualTo(15);
        }
        assertThat(backend.warmUp(server, 15_000)).isFalse();
        assertThat(server.operation()).isEqualTo(Server.Operation.RUNNING);
        assertThat(server.effectiveWeight()).isEqualTo(10);
        assertThat(server.lastChangeMs()).isEqualTo(15_000);
    }

    @Test
    void aWeightThatIsSetMeanwhileCountsInPart() {
        Backend backend = backend("leastconn", 3_000, 0);
        Server server = comeBack(backend, 0);
        backend.warmUp(server, 1_000);

        backend.setWeight(server, 20, 1_500);

        assertThat(server.effectiveWeight()).isEqualTo(8);
        assertThat(backend.totalWeight()).isEqualTo(13);
    }

    @Test
    void maxconnGrowsTooAndIsNeverNothing() {
        Backend backend = backend("roundrobin", 10_000, 10);
        Server server = comeBack(backend, 0);

        assertThat(server.takePlace()).isTrue();
        assertThat(server.takePlace()).isFalse();
        backend.warmUp(server, 3_000);
        assertThat(server.takePlace()).isTrue();
        assertThat(server.takePlace()).isTrue();
        assertThat(server.takePlace()).isFalse();
        backend.warmUp(server, 10_000);
        assertThat(server.takePlace()).isTrue();
    }

    @Test
    void staticAlgorithmsGiveTheWholeWeightAtOnce() {
        Backend backend = backend("static-rr", 10_000, 0);

        Server server = comeBack(backend, 0);

        assertThat(server.operation()).isEqualTo(Server.Operation.STARTING);
        assertThat(server.effectiveWeight()).isEqualTo(10);
        assertThat(server.startedPercent()).isEqualTo(100);
    }

    @Test
    void aServerThatGoesAwayWhileItStartsBeginsAgain() {
        Backend backend = backend("roundrobin", 10_000, 0);
        Server server = comeBack(backend, 0);
        backend.warmUp(server, 8_000);
        backend.setAdministrativeState(server, Server.FORCED_MAINTENANCE, 8_500);
        assertThat(backend.warmUp(server, 9_000)).isFalse();

        backend.setAdministrativeState(server, 0, 9_500);

        assertThat(server.effectiveWeight()).isEqualTo(1);
        assertThat(server.startedPercent()).isEqualTo(6);
    }

    @Test
    void aServerThatIsUpAlreadyDoesNotStartAgain() {
        Backend backend = backend("roundrobin", 10_000, 0);

        backend.setOperation(backend.server("s1"), Server.Operation.RUNNING, 1_000);

        assertThat(backend.server("s1").operation()).isEqualTo(Server.Operation.RUNNING);
        assertThat(announced).isNull();
    }
}
