package io.sluice.control.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.SocketAddress;
import io.sluice.base.time.Clock;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.server.IdleConnection;
import io.sluice.engine.server.QueueEntry;
import io.sluice.engine.server.Server;
import io.sluice.engine.stats.CounterSet;
import io.sluice.engine.stats.Counters;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.memory.MemoryKernel;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each column reads what it says, for each kind of row. */
class StatColumnsTest {
    private final StatsTestKit kit = StatsTestKit.recorded();

    /** The cells of the only row that a filter selects, by name. */
    private Map<String, String> row(String filter) {
        String[] lines = kit.ask("show stat " + filter).split("\n", -1);
        assertThat(lines).as("header, row and end").hasSize(3);
        String[] names = lines[0].substring(2).split(",", -1);
        String[] cells = lines[1].replace("\"c,1\"", "c1").split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], cells[i]);
        }
        return row;
    }

    private static final String FRONTEND_ROW = "web 1 -1";
    private static final String LISTENER_ROW = "web 8 1";
    private static final String SERVER_ROW = "app 4 1";
    private static final String BACKEND_ROW = "app 2 -1";

    /** Spreads distinct numbers over both loops' counters. */
    private static void fill(CounterSet set) {
        fill(set.of(0), 1_000);
        fill(set.of(1), 0);
    }

    private static void fill(Counters counters, long base) {
        counters.bytesIn = base + 1;
        counters.bytesOut = base + 2;
        counters.connections = base + 3;
        counters.sessions = base + 4;
        counters.requests = base + 5;
        for (int i = 0; i < counters.responses.length; i++) {
            counters.responses[i] = base + 10 + i;
        }
        counters.deniedRequests = base + 20;
        counters.deniedResponses = base + 21;
        counters.deniedConnections = base + 22;
        counters.deniedSessions = base + 23;
        counters.requestErrors = base + 24;
        counters.connectionErrors = base + 25;
        counters.responseErrors = base + 26;
        counters.retries = base + 27;
        counters.redispatches = base + 28;
        counters.clientAborts = base + 29;
        counters.serverAborts = base + 30;
        counters.internalErrors = base + 31;
        counters.intercepted = base + 32;
        counters.failedRewrites = base + 33;
        counters.selected = base + 34;
        counters.connects = base + 35;
        counters.reuses = base + 36;
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # name,        frontend, listener, server, backend
            stot,          1008,     1008,     1008,   1008
            bin,           1002,     1002,     1002,   1002
            bout,          1004,     1004,     1004,   1004
            dreq,          1040,     1040,     '',     1040
            dresp,         1042,     1042,     1042,   1042
            ereq,          1048,     1048,     '',     ''
            econ,          '',       '',       1050,   1050
            eresp,         '',       '',       1052,   1052
            wretr,         '',       '',       1054,   1054
            wredis,        '',       '',       1056,   1056
            cli_abrt,      '',       '',       1058,   1058
            srv_abrt,      '',       '',       1060,   1060
            lbtot,         '',       '',       1068,   1068
            hrsp_1xx,      1022,     '',       1022,   1022
            hrsp_2xx,      1024,     '',       1024,   1024
            hrsp_3xx,      1026,     '',       1026,   1026
            hrsp_4xx,      1028,     '',       1028,   1028
            hrsp_5xx,      1030,     '',       1030,   1030
            hrsp_other,    1020,     '',       1020,   1020
            req_tot,       1010,     '',       6150,   1008
            conn_tot,      1006,     1006,     '',     ''
            intercepted,   1064,     '',       '',     ''
            dcon,          1044,     1044,     '',     ''
            dses,          1046,     1046,     '',     ''
            wrew,          1066,     1066,     1066,   1066
            eint,          1062,     1062,     1062,   1062
            connect,       '',       '',       1070,   1070
            reuse,         '',       '',       1072,   1072
            h1sess,        1008,     '',       '',     ''
            sess_other,    0,        '',       '',     ''
            h1req,         1010,     '',       '',     ''
            h1_total_connections, 1006, '',    '',     1070
            h1_total_streams, 1010,  '',       '',     2142
            h1_bytes_in,   1002,     '',       '',     1004
            h1_bytes_out,  1004,     '',       '',     1002
            """)
    void aCounterIsTheSumOverAllLoops(String name, String frontend, String listener, String server, String backend) {
        fill(kit.frontend("web").counters());
        fill(kit.frontend("web").listeners().getFirst().counters());
        fill(kit.server("app", "a1").counters());
        fill(kit.backend("app").counters());
        assertThat(row(FRONTEND_ROW).get(name)).as("frontend").isEqualTo(frontend);
        assertThat(row(LISTENER_ROW).get(name)).as("listener").isEqualTo(listener);
        assertThat(row(SERVER_ROW).get(name)).as("server").isEqualTo(server);
        assertThat(row(BACKEND_ROW).get(name)).as("backend").isEqualTo(backend);
    }

    @Test
    void sessionsOfOtherProtocolsAreCountedApart() {
        fill(kit.frontend("tcpfe").counters());
        Map<String, String> row = row("tcpfe 1 -1");
        assertThat(row).containsEntry("sess_other", "1008").containsEntry("h1sess", "0").containsEntry("hrsp_2xx", "")
                .containsEntry("intercepted", "").containsEntry("req_tot", "1010").containsEntry("h1_bytes_in", "0");
    }

    @Test
    void gaugesShowTheNumberNowAndTheHighest() {
        Frontend web = kit.frontend("web");
        Listener listener = web.listeners().getFirst();
        Server server = kit.server("app", "a1");
        for (int i = 0; i < 3; i++) {
            web.sessions().increment();
            listener.connections().increment();
            server.sessions().increment();
            server.idle(0).taken();
            kit.backend("app").sessions().increment();
        }
        web.sessions().decrement();
        listener.connections().decrement();
        server.sessions().decrement();
        server.idle(0).givenBack();
        kit.backend("app").sessions().decrement();
        for (String filter : new String[] {FRONTEND_ROW, LISTENER_ROW, SERVER_ROW, BACKEND_ROW}) {
            assertThat(row(filter)).as(filter).containsEntry("scur", "2").containsEntry("smax", "3");
        }
        assertThat(row(SERVER_ROW)).containsEntry("used_conn_cur", "2").containsEntry("need_conn_est", "3");
        assertThat(row(FRONTEND_ROW)).containsEntry("h1_open_connections", "2");
        assertThat(row(BACKEND_ROW)).containsEntry("h1_open_connections", "2").containsEntry("h1_open_streams", "2");
    }

    @Test
    void ratesAreThoseOfTheLastSecond() {
        Frontend web = kit.frontend("web");
        for (int i = 0; i < 5; i++) {
            web.sessionRate().add(kit.nowMs());
        }
        for (int i = 0; i < 6; i++) {
            web.requestRate().add(kit.nowMs());
        }
        for (int i = 0; i < 7; i++) {
            web.connectionRate().add(kit.nowMs());
        }
        assertThat(row(FRONTEND_ROW)).containsEntry("rate", "5").containsEntry("rate_max", "5").containsEntry("req_rate", "6")
                .containsEntry("req_rate_max", "6").containsEntry("conn_rate", "7").containsEntry("conn_rate_max", "7");
        kit.passSeconds(5);
        assertThat(row(FRONTEND_ROW)).containsEntry("rate", "0").containsEntry("rate_max", "5").containsEntry("req_rate", "0")
                .containsEntry("conn_rate", "0");
    }

    @Test
    void serversAndBackendsKnowTheirRateAndTheirLastSession() {
        assertThat(row(SERVER_ROW)).containsEntry("lastsess", "-1");
        kit.server("app", "a1").countSession(0, kit.nowMs(), kit.wallMs());
        kit.backend("app").countSession(1, kit.nowMs(), kit.wallMs());
        assertThat(row(SERVER_ROW)).containsEntry("rate", "1").containsEntry("lastsess", "0");
        kit.passSeconds(61);
        assertThat(row(SERVER_ROW)).containsEntry("rate_max", "1").containsEntry("lastsess", "61").containsEntry("stot", "1");
        assertThat(row(BACKEND_ROW)).containsEntry("rate_max", "1").containsEntry("lastsess", "61").containsEntry("stot", "1");
    }

    @Test
    void timesAreAveragesAndMaxima() {
        for (int i = 0; i < 20_000; i++) {
            kit.server("app", "a1").times().record(10, 20, 30, 60);
            kit.backend("app").times().record(11, 21, 31, 61);
        }
        kit.server("app", "a1").times().record(100, 200, 300, 600);
        assertThat(row(SERVER_ROW)).containsEntry("qtime", "10").containsEntry("ctime", "20").containsEntry("rtime", "30")
                .containsEntry("ttime", "60").containsEntry("qtime_max", "100").containsEntry("ctime_max", "200")
                .containsEntry("rtime_max", "300").containsEntry("ttime_max", "600");
        assertThat(row(BACKEND_ROW)).containsEntry("qtime", "11").containsEntry("ctime", "21").containsEntry("rtime", "31")
                .containsEntry("ttime", "61").containsEntry("ttime_max", "61");
    }

    @Test
    void queuesShowWhoWaits() {
        kit.server("app", "a1").queue().add(new Waiting());
        kit.backend("app").queue().add(new Waiting());
        kit.backend("app").queue().add(new Waiting());
        kit.backend("app").queue().takeFirst();
        assertThat(row(SERVER_ROW)).containsEntry("qcur", "1").containsEntry("qmax", "1");
        assertThat(row(BACKEND_ROW)).containsEntry("qcur", "1").containsEntry("qmax", "2");
    }

    private static final class Waiting extends QueueEntry {
        Waiting() {
            super(0, 0, 0);
        }

        @Override
        public void assigned(Server server) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void idleConnectionsAreToldApartBySafety() {
        Server server = kit.server("app", "a1");
        EventLoop loop = new EventLoop(0, new MemoryKernel(), Clock.SYSTEM, (handler, fault) -> { }, 1_024);
        server.idle(0).push(new Idle(true), loop);
        server.idle(1).push(new Idle(true), loop);
        server.idle(1).push(new Idle(false), loop);
        assertThat(row(SERVER_ROW)).containsEntry("srv_icur", "3").containsEntry("safe_conn_cur", "2").containsEntry("idle_conn_cur", "1");
        assertThat(row(BACKEND_ROW)).containsEntry("h1_open_connections", "3");
    }

    private record Idle(boolean isSafe) implements IdleConnection {
        @Override
        public SocketAddress address() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void offer() {
            // Nobody asks for it.
        }

        @Override
        public boolean claim() {
            return true;
        }

        @Override
        public boolean claimForOther() {
            return true;
        }

        @Override
        public void closeIdle() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void limitsAreShownWhereThereAreAny() {
        assertThat(row("app 4 2")).containsEntry("slim", "20").containsEntry("qlimit", "5").containsEntry("src_ilim", "7");
        assertThat(row(SERVER_ROW)).containsEntry("slim", "").containsEntry("qlimit", "").containsEntry("src_ilim", "");
        kit.backend("app").setMaxconn(kit.server("app", "a1"), 33);
        kit.frontend("web").maxconn(44);
        assertThat(row(SERVER_ROW)).containsEntry("slim", "33");
        assertThat(row(FRONTEND_ROW)).containsEntry("slim", "44").containsEntry("rate_lim", "100");
        assertThat(row("web 8 2")).containsEntry("slim", "10");
    }

    @Test
    void aBackendsFullLoadIsATenthOfWhatItsFrontendsAdmitUnlessConfigured() {
        assertThat(row(BACKEND_ROW)).containsEntry("slim", "51");
        assertThat(row("both 2 -1")).containsEntry("slim", "77");
        assertThat(row("empty 2 -1")).containsEntry("slim", "1");
    }

    @Test
    void aFrontendIsOpenPausedOrStopped() {
        Frontend web = kit.frontend("web");
        assertThat(row(FRONTEND_ROW)).containsEntry("status", "OPEN");
        kit.open(web);
        kit.pause(web);
        assertThat(row(FRONTEND_ROW)).containsEntry("status", "PAUSED");
        assertThat(row(LISTENER_ROW)).containsEntry("status", "OPEN");
        kit.stop(web);
        assertThat(row(FRONTEND_ROW)).containsEntry("status", "STOP");
    }

    @Test
    void aListenerAtItsOwnLimitIsFull() {
        Listener limited = kit.frontend("web").listeners().get(1);
        for (int i = 0; i < 9; i++) {
            limited.connections().increment();
        }
        assertThat(row("web 8 2")).containsEntry("status", "OPEN");
        limited.connections().increment();
        assertThat(row("web 8 2")).containsEntry("status", "FULL");
    }

    @ParameterizedTest
    @CsvSource({
        "0, RUNNING, no check", "0, STARTING, no check", "0, STOPPED, DOWN", "0, STOPPING, NOLB",
        "8, RUNNING, DRAIN", "8, STOPPED, DOWN", "8, STOPPING, NOLB", "16, RUNNING, DRAIN",
        "1, STOPPED, MAINT", "5, STOPPED, MAINT", "9, STOPPED, MAINT", "2, STOPPED, MAINT",
        "32, STOPPED, MAINT (resolution)", "33, STOPPED, MAINT"})
    void aServersStatusFollowsItsStates(int administrative, Server.Operation operation, String status) {
        kit.server("app", "a1").changeState(administrative, operation, kit.wallMs());
        assertThat(row(SERVER_ROW)).containsEntry("status", status);
    }

    @Test
    void weightsAndRolesFollowChanges() {
        Backend app = kit.backend("app");
        assertThat(row(BACKEND_ROW)).containsEntry("weight", "51").containsEntry("uweight", "51").containsEntry("act", "2")
                .containsEntry("bck", "1");
        app.setWeight(kit.server("app", "a1"), 7, kit.wallMs());
        assertThat(row(SERVER_ROW)).containsEntry("weight", "7").containsEntry("uweight", "7").containsEntry("act", "1")
                .containsEntry("bck", "0");
        assertThat(row("app 4 4")).containsEntry("act", "0").containsEntry("bck", "1");
        app.setAdministrativeState(kit.server("app", "a2"), Server.FORCED_MAINTENANCE, kit.wallMs());
        assertThat(row(BACKEND_ROW)).containsEntry("weight", "7").containsEntry("act", "1");
        assertThat(row("app 4 2")).containsEntry("weight", "50").containsEntry("status", "MAINT");
    }

    @Test
    void changesOfStateAreDatedAndBackendsCountTheirTimeDown() {
        kit.passSeconds(10);
        Server server = kit.server("tcpbe", "t1");
        kit.backend("tcpbe").setOperation(server, Server.Operation.STOPPED, kit.wallMs());
        kit.passSeconds(5);
        assertThat(row("tcpbe 4 1")).containsEntry("lastchg", "5").containsEntry("downtime", "").containsEntry("chkdown", "");
        assertThat(row("tcpbe 2 -1")).containsEntry("status", "DOWN").containsEntry("lastchg", "5").containsEntry("downtime", "5")
                .containsEntry("chkdown", "1");
        kit.backend("tcpbe").setOperation(server, Server.Operation.RUNNING, kit.wallMs());
        kit.passSeconds(2);
        assertThat(row("tcpbe 2 -1")).containsEntry("status", "UP").containsEntry("lastchg", "2").containsEntry("downtime", "5");
    }
}
