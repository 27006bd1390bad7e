package io.sluice.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.server.Server;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.memory.MemoryPeer;
import io.sluice.net.syscall.Errno;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** HTTP exchanges stepped with a clock and sockets of the test's own. */
class HttpStreamTest {

    private static final String GET = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";

    private SteppedEngine engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> { });

    @AfterEach
    void nothingFaulted() {
        assertThat(engine.faults).isEmpty();
    }

    @Test
    void aRequestReachesAServerAndItsResponseTheClient() {
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        MemoryPeer server = engine.atServer(1);
        assertThat(engine.heard(server)).isEqualTo(GET);
        engine.say(server, OK);
        assertThat(engine.heard(client)).isEqualTo(OK);
        client.close();
        engine.step();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void theSecondRequestOfAClientUsesTheIdleConnectionOfTheSameServer() {
        MemoryPeer client = engine.connect();
        exchange(client, 1);
        exchange(client, 2);
        engine.say(client, GET);
        assertThat(engine.atServer(1)).as("no new connection").isNull();
        assertThat(engine.backend().servers()[0].counters().sum().reuses).isEqualTo(1);
    }

    private MemoryPeer exchange(MemoryPeer client, int number) {
        engine.say(client, GET);
        MemoryPeer server = engine.atServer(number);
        engine.say(server, OK);
        assertThat(engine.heard(client)).isEqualTo(OK);
        return server;
    }

    @Test
    void aRequestInSinglePiecesIsTheSameRequest() {
        MemoryPeer client = engine.connect();
        for (int i = 0; i < GET.length(); i++) {
            engine.say(client, GET.substring(i, i + 1));
        }
        assertThat(engine.heard(engine.atServer(1))).isEqualTo(GET);
    }

    @Test
    void pipelinedRequestsAreAnsweredInOrder() {
        MemoryPeer client = engine.connect();
        engine.say(client, GET + GET.replace("/", "/second").replace("HTTP/second", "HTTP/"));
        MemoryPeer first = engine.atServer(1);
        assertThat(engine.heard(first)).isEqualTo(GET);
        assertThat(engine.atServer(2)).as("the second request waits").isNull();
        engine.say(first, OK);
        MemoryPeer second = engine.atServer(2);
        assertThat(engine.heard(second)).startsWith("GET /second");
        engine.say(second, OK);
        assertThat(engine.heard(client)).isEqualTo(OK + OK);
    }

    @Test
    void pipelinedRequestsAreAnsweredAlsoWhenTheClientHasFinishedSending() {
        MemoryPeer client = engine.connect();
        client.send(GET + GET);
        client.shutdownWrite();
        engine.step();
        engine.say(engine.atServer(1), OK);
        engine.say(engine.atServer(2), OK);
        assertThat(engine.heard(client)).isEqualTo(OK + OK);
        assertThat(client.isAtEnd()).isTrue();
    }

    @Test
    void aClientThatSendsNoWholeHeadInTimeGets408() {
        MemoryPeer client = engine.connect();
        engine.say(client, "GET / HT");
        engine.pass(9_999);
        assertThat(engine.heard(client)).isEmpty();
        engine.pass(1);
        assertThat(engine.heard(client)).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void aSilentServerGives504() {
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        engine.atServer(1);
        engine.pass(20_000);
        assertThat(engine.heard(client)).startsWith("HTTP/1.1 504 ");
        assertThat(engine.backend().servers()[0].counters().sum().responseErrors).isEqualTo(1);
        client.close();
        engine.step();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void aServerThatClosesWithoutAnAnswerGives502() {
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        engine.atServer(1).close();
        assertThat(engine.heard(client)).startsWith("HTTP/1.1 502 ");
    }

    @Test
    void anInvalidResponseGives502AndIsKeptForTheOperator() {
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        engine.say(engine.atServer(1), "HTTP/1.1 200 OK\r\nbad header: x\r\n\r\n");
        assertThat(engine.heard(client)).startsWith("HTTP/1.1 502 ");
        assertThat(engine.backend().lastInvalidResponse().errorPosition()).isEqualTo(20);
    }

    @Test
    void aRefusedConnectionIsTriedAgainAfterASecondAndThenFails() {
        engine.kernel.failConnects(engine.servers.get(0).address(), Errno.ECONNREFUSED);
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        engine.pass(1_000);
        engine.pass(1_000);
        assertThat(engine.heard(client)).as("one attempt is left").isEmpty();
        engine.pass(1_000);
        assertThat(engine.heard(client)).startsWith("HTTP/1.1 503 ");
        assertThat(engine.backend().counters().sum().retries).isEqualTo(3);
    }

    @Test
    void redispatchMovesTheLastAttemptToAnotherServer() {
        engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> {
            section.redispatchInterval = -1;
            section.retries = 1;
        });
        engine.kernel.failConnects(engine.servers.get(0).address(), Errno.ECONNREFUSED);
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        MemoryPeer server = engine.atServer(2);
        assertThat(engine.heard(server)).isEqualTo(GET);
        engine.say(server, OK);
        assertThat(engine.heard(client)).isEqualTo(OK);
    }

    @Test
    void aConnectionThatIsNotMadeInTimeIsGivenUp() {
        engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> section.retries = 0);
        engine.kernel.holdConnects(engine.servers.get(0).address());
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        engine.pass(3_000);
        assertThat(engine.heard(client)).startsWith("HTTP/1.1 503 ");
        client.close();
        engine.step();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void requestsWaitForAPlaceAndGetItInOrder() {
        engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> {
            section.servers.remove(1);
            section.servers.get(0).maxconn = 1;
        });
        MemoryPeer first = engine.connect();
        MemoryPeer second = engine.connect();
        MemoryPeer third = engine.connect();
        engine.say(first, GET.replace("/ ", "/1 "));
        engine.say(second, GET.replace("/ ", "/2 "));
        engine.say(third, GET.replace("/ ", "/3 "));
        assertThat(engine.backend().queue().size()).isEqualTo(2);
        MemoryPeer server = engine.atServer(1);
        engine.say(server, OK);
        assertThat(engine.heard(first)).isEqualTo(OK);
        assertThat(engine.backend().queue().size()).isEqualTo(1);
        MemoryPeer next = engine.atServer(1);
        assertThat(engine.heard(next)).startsWith("GET /2 ");
        engine.say(next, OK);
        assertThat(engine.heard(engine.atServer(1))).startsWith("GET /3 ");
    }

    @Test
    void aRequestThatWaitsForTooLongGets503AndItsTurnGoesOn() {
        engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> {
            section.servers.remove(1);
            section.servers.get(0).maxconn = 1;
            section.timeoutQueueMs = 500;
        });
        MemoryPeer first = engine.connect();
        MemoryPeer second = engine.connect();
        engine.say(first, GET);
        engine.say(second, GET);
        engine.pass(500);
        assertThat(engine.heard(second)).startsWith("HTTP/1.1 503 ");
        engine.say(engine.atServer(1), OK);
        assertThat(engine.heard(first)).isEqualTo(OK);
        assertThat(engine.backend().queue().size()).isZero();
    }

    @Test
    void aServerPutIntoMaintenanceGetsNoFurtherRequest() {
        Server away = engine.backend().servers()[0];
        engine.backend().setAdministrativeState(away, Server.FORCED_MAINTENANCE, 0);
        for (int i = 0; i < 3; i++) {
            MemoryPeer client = engine.connect();
            engine.say(client, GET);
            assertThat(engine.atServer(1)).isNull();
            assertThat(engine.atServer(2)).isNotNull();
        }
        engine.backend().setAdministrativeState(engine.backend().servers()[1], Server.FORCED_MAINTENANCE, 0);
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        assertThat(engine.heard(client)).startsWith("HTTP/1.1 503 ");
    }

    @Test
    void aSlowClientStopsTheServerAndLosesNothing() {
        String head = "HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n";
        String body = "0123456789".repeat(100_000);
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        MemoryPeer server = engine.atServer(1);
        engine.say(server, head + body);
        assertThat(server.unsent()).as("the rest stays with the server").isGreaterThan(500_000);
        StringBuilder got = new StringBuilder();
        for (int i = 0; i < 1_000 && got.length() < head.length() + body.length(); i++) {
            got.append(client.received(10_000));
            engine.step();
        }
        assertThat(got.toString()).isEqualTo(head + body);
    }

    @Test
    void anUploadInChunksReachesTheServerAsItWasSent() {
        String head = "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n";
        MemoryPeer client = engine.connect();
        engine.say(client, head + "3\r\nab");
        MemoryPeer server = engine.atServer(1);
        engine.say(client, "c\r\n5\r\nhello");
        engine.say(client, "\r\n0\r\n\r\n");
        assertThat(engine.heard(server)).isEqualTo(head + "3\r\nabc\r\n5\r\nhello\r\n0\r\n\r\n");
        engine.say(server, OK);
        assertThat(engine.heard(client)).isEqualTo(OK);
    }

    @Test
    void anUpgradeBecomesATunnelThatEndsInBothDirections() {
        String upgrade = "GET /chat HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n";
        MemoryPeer client = engine.connect();
        engine.say(client, upgrade);
        MemoryPeer server = engine.atServer(1);
        engine.heard(server);
        engine.say(server, "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\nhello");
        assertThat(engine.heard(client)).endsWith("\r\n\r\nhello");
        engine.say(client, "anything \r\n at all");
        assertThat(engine.heard(server)).isEqualTo("anything \r\n at all");
        client.shutdownWrite();
        engine.step();
        engine.say(server, "last words");
        assertThat(engine.heard(client)).isEqualTo("last words");
        server.close();
        engine.step();
        client.close();
        engine.step();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void aRefusedClientThatStaysGetsNoSecondAnswer() {
        MemoryPeer client = engine.connect();
        engine.say(client, "GET / HTTP/1.1\r\nhost : a\r\n\r\n");
        assertThat(engine.heard(client)).startsWith("HTTP/1.1 400 ");
        engine.pass(30_000);
        assertThat(engine.heard(client)).isEmpty();
        assertThat(client.isAtEnd() || client.isReset()).isTrue();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void aRequestAnsweredBeforeItsBodyCameLetsTheNextOneFollow() {
        for (Server server : engine.backend().servers()) {
            engine.backend().setAdministrativeState(server, Server.FORCED_MAINTENANCE, 0);
        }
        MemoryPeer client = engine.connect();
        engine.say(client, "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nabc");
        assertThat(engine.heard(client)).startsWith("HTTP/1.1 503 ").doesNotContain("connection: close");
        engine.backend().setAdministrativeState(engine.backend().servers()[0], 0, 0);
        engine.say(client, "defghij" + GET);
        MemoryPeer server = engine.atServer(1);
        assertThat(engine.heard(server)).isEqualTo(GET);
        engine.say(server, OK);
        assertThat(engine.heard(client)).isEqualTo(OK);
    }

    @Test
    void theServersTimeDoesNotRunWhileTheClientIsSending() {
        engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> section.timeoutServerMs = 1_000);
        MemoryPeer client = engine.connect();
        engine.say(client, "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nabc");
        engine.pass(5_000);
        assertThat(engine.heard(client)).isEmpty();
        engine.say(client, "defghij");
        engine.pass(1_000);
        assertThat(engine.heard(client)).startsWith("HTTP/1.1 504 ");
    }

    @Test
    void aSwitchThatNobodyAskedForGives502() {
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        engine.say(engine.atServer(1), "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n");
        assertThat(engine.heard(client)).startsWith("HTTP/1.1 502 ");
    }

    @Test
    void aRequestIsCarriedOutAlthoughItsClientHasLeft() {
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        MemoryPeer server = engine.atServer(1);
        assertThat(engine.heard(server)).isEqualTo(GET);
        client.reset();
        engine.step();
        assertThat(server.isAtEnd()).as("the server may finish").isFalse();
        engine.say(server, OK);
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void withAbortOnCloseARequestEndsWithItsClient() {
        engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> section.options.add(ProxyOption.ABORT_ON_CLOSE));
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        MemoryPeer server = engine.atServer(1);
        engine.heard(server);
        client.reset();
        engine.step();
        assertThat(engine.held()).isEmpty();
        assertThat(server.isAtEnd() || server.isReset()).isTrue();
    }

    @Test
    void aRequestOutlivesARefusedAttempt() {
        engine.kernel.failConnects(engine.servers.get(0).address(), Errno.ECONNREFUSED);
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        engine.kernel.allowConnects(engine.servers.get(0).address());
        engine.pass(1_000);
        assertThat(engine.heard(engine.atServer(1))).isEqualTo(GET);
    }

    @Test
    void aRequestOutlivesAnAttemptThatFailsLater() {
        engine.kernel.holdConnects(engine.servers.get(0).address());
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        engine.kernel.failHeld(engine.servers.get(0).address(), Errno.ECONNREFUSED);
        engine.step();
        engine.kernel.allowConnects(engine.servers.get(0).address());
        engine.pass(1_000);
        assertThat(engine.heard(engine.atServer(1))).isEqualTo(GET);
    }

    @Test
    void withoutReuseAClientKeepsItsOwnConnection() {
        engine = new SteppedEngine(ProxySection.Mode.HTTP, section -> {
            section.servers.remove(1);
            section.httpReuse = ProxySection.HttpReuse.NEVER;
        });
        MemoryPeer client = engine.connect();
        MemoryPeer server = exchange(client, 1);
        engine.heard(server);
        MemoryPeer other = engine.connect();
        engine.say(other, GET);
        assertThat(engine.atServer(1)).as("another client gets another connection").isNotNull();
        engine.say(client, GET);
        assertThat(engine.heard(server)).isEqualTo(GET);
        engine.say(server, OK);
        client.close();
        engine.step();
        assertThat(server.isReset()).isTrue();
    }

    @Test
    void unaskedBytesOnAnIdleConnectionNeverBecomeAResponse() {
        MemoryPeer client = engine.connect();
        MemoryPeer server = exchange(client, 1);
        exchange(client, 2);
        engine.say(server, "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nwrong");
        engine.say(client, GET);
        assertThat(engine.heard(engine.atServer(1))).as("a new connection").isEqualTo(GET);
    }

    @Test
    void killingAStreamClosesItsClientWithoutAnAnswer() {
        MemoryPeer client = engine.connect();
        engine.say(client, GET);
        engine.atServer(1);
        engine.context.firstStream().kill();
        engine.step();
        assertThat(engine.heard(client)).isEmpty();
        assertThat(client.isAtEnd() || client.isReset()).isTrue();
        assertThat(engine.held()).isEmpty();
    }

    @Test
    void theProcessLimitKeepsFurtherClientsWaitingUntilOneLeaves() {
        engine.process.maxconn(1);
        MemoryPeer first = engine.connect();
        MemoryPeer second = engine.connect();
        engine.say(second, GET);
        assertThat(engine.atAnyServer()).isNull();
        first.close();
        engine.step();
        assertThat(engine.heard(engine.atAnyServer())).isEqualTo(GET);
    }
}
