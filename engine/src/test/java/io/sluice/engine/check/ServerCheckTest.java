package io.sluice.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.server.CheckStatus;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.CheckSettings;
import io.sluice.net.memory.MemoryPeer;
import org.junit.jupiter.api.Test;

/** When checks run, what they find, and what that does to their server. */
class ServerCheckTest {

    @Test
    void aFirstFailureTakesAServerDownThatNoCheckHasConfirmed() {
        SteppedChecks checks = new SteppedChecks(line -> { });
        assertThat(checks.state()).isEqualTo("RUNNING 2");
        checks.refuse();
        checks.pass(1);
        assertThat(checks.state()).isEqualTo("STOPPED 0");
        assertThat(checks.news).first().asString().startsWith(
            "Server app/s1 is DOWN, reason: Layer4 connection problem, info: \"Connection refused\", check duration: ");
        assertThat(checks.news).last().isEqualTo("backend app has no server available!");
    }

    @Test
    void aConfirmedServerStandsFallMinusOneFailures() {
        SteppedChecks checks = new SteppedChecks(line -> { });
        checks.pass(1);
        assertThat(checks.state()).isEqualTo("RUNNING 4");
        checks.refuse();
        checks.pass(2_000);
        assertThat(checks.state()).isEqualTo("RUNNING 3");
        checks.pass(2_000);
        assertThat(checks.state()).isEqualTo("RUNNING 2");
        checks.pass(2_000);
        assertThat(checks.state()).isEqualTo("STOPPED 0");
        checks.allow();
        checks.pass(2_000);
        assertThat(checks.state()).isEqualTo("STOPPED 1");
        checks.pass(2_000);
        assertThat(checks.state()).isEqualTo("RUNNING 4");
    }

    @Test
    void theIntervalFollowsTheState() {
        SteppedChecks checks = new SteppedChecks(line -> {
            line.fastInterMs = 100;
            line.downInterMs = 10_000;
        });
        checks.pass(1);
        checks.refuse();
        checks.pass(1_999);
        assertThat(checks.state()).as("not before the interval is over").isEqualTo("RUNNING 4");
        checks.pass(1);
        assertThat(checks.state()).isEqualTo("RUNNING 3");
        checks.pass(100);
        checks.pass(100);
        assertThat(checks.state()).isEqualTo("STOPPED 0");
        checks.allow();
        checks.pass(9_999);
        assertThat(checks.state()).isEqualTo("STOPPED 0");
        checks.pass(1);
        assertThat(checks.state()).isEqualTo("STOPPED 1");
        checks.pass(100);
        assertThat(checks.state()).isEqualTo("RUNNING 4");
    }

    @Test
    void aConnectionThatNeverComesIsATimeout() {
        SteppedChecks checks = new SteppedChecks(line -> { });
        checks.kernel.holdConnects(SteppedChecks.ADDRESS);
        int idle = checks.kernel.openDescriptors();
        checks.pass(1);
        assertThat(checks.server.check().isInProgress()).isTrue();
        assertThat(checks.kernel.openDescriptors()).isEqualTo(idle + 1);
        checks.pass(2_000);
        assertThat(checks.server.check().status()).isEqualTo(CheckStatus.L4_TIMEOUT);
        assertThat(checks.server.check().durationMs()).isEqualTo(2_000);
        assertThat(checks.kernel.openDescriptors()).as("the connection is gone").isEqualTo(idle);
    }

    @Test
    void maintenancePausesChecksAndForgetsTheScore() {
        SteppedChecks checks = new SteppedChecks(line -> { });
        checks.pass(1);
        checks.backend.setAdministrativeState(checks.server, Server.FORCED_MAINTENANCE, 0);
        checks.refuse();
        checks.pass(2_000);
        assertThat(checks.server.check().failures()).isZero();
        checks.backend.setAdministrativeState(checks.server, 0, 0);
        assertThat(checks.state()).isEqualTo("RUNNING 2");
        checks.pass(2_000);
        assertThat(checks.state()).isEqualTo("STOPPED 0");
    }

    @Test
    void theNextCheckWaitsUntilAChangeIsWritten() {
        SteppedChecks checks = new SteppedChecks(line -> { });
        checks.holdsStates = true;
        checks.refuse();
        checks.pass(1);
        checks.pass(20_000);
        assertThat(checks.changes).as("one message at a time").hasSize(1);
        checks.holdsStates = false;
        checks.step();
        assertThat(checks.state()).isEqualTo("STOPPED 0");
    }

    @Test
    void anOutcomeThatChangesNothingIsNoMessage() {
        SteppedChecks checks = new SteppedChecks(line -> { });
        checks.pass(1);
        checks.holdsStates = true;
        checks.pass(2_000);
        checks.pass(2_000);
        assertThat(checks.changes).isEmpty();
    }

    @Test
    void anAnswerMayComeInPieces() {
        SteppedChecks checks = new SteppedChecks(line -> { }, section -> section.checks.kind = CheckSettings.Kind.HTTP);
        checks.pass(1);
        MemoryPeer peer = checks.far.accept();
        assertThat(peer.received()).isEqualTo("OPTIONS / HTTP/1.0\r\n\r\n");
        for (String piece : "HTTP/1.1| 200 O|K\r\nx: y\r|\n\r|\n".split("\\|", -1)) {
            assertThat(checks.server.check().isInProgress()).isTrue();
            peer.send(piece);
            checks.step();
        }
        assertThat(checks.server.check().status()).isEqualTo(CheckStatus.L7_OK);
        assertThat(checks.server.check().code()).isEqualTo(200);
    }

    @Test
    void anAnswerWithoutEndIsJudgedWhenTheBufferIsFull() {
        SteppedChecks checks = new SteppedChecks(line -> { }, section -> section.checks.kind = CheckSettings.Kind.HTTP);
        checks.pass(1);
        MemoryPeer peer = checks.far.accept();
        peer.send("HTTP/1.1 200 OK\r\n");
        for (int i = 0; i < 20; i++) {
            peer.send("x".repeat(1_000));
            checks.step();
        }
        assertThat(checks.server.check().status()).isEqualTo(CheckStatus.SOCKET_ERROR);
    }
}
