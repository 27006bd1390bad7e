package io.sluice.control.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.time.Clock;
import io.sluice.control.command.Level;
import io.sluice.engine.proxy.FullLoad;
import io.sluice.control.stats.column.StatMoment;
import io.sluice.control.stats.format.OutputFormat;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.ProxySection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows and cells {@code show stat} answers to whom. */
class ShowStatTest {
    private static final int STATUS = 17;

    private final StatsTestKit kit = StatsTestKit.recorded();

    /** The rows as {@code proxy/name}. */
    private static List<String> rows(String answer) {
        return cells(answer, 1);
    }

    private static List<String> cells(String answer, int index) {
        List<String> cells = new ArrayList<>();
        for (String line : answer.split("\n", -1)) {
            if (!line.startsWith("# ") && !line.isEmpty()) {
                String[] row = line.split(",", -1);
                cells.add(index == 1 ? row[0] + "/" + row[1] : row[index]);
            }
        }
        return cells;
    }

    @Test
    void proxiesComeInFileOrderWithTheirListenersServersAndTotals() {
        assertThat(rows(kit.ask("show stat"))).containsExactly("web/FRONTEND", "web/sock-1", "web/second", "web/sock-3", "web/sock-4",
                "tcpfe/FRONTEND", "tcpfe/sock-1", "other/FRONTEND", "app/a1", "app/a2", "app/a3", "app/a4", "app/a5", "app/BACKEND",
                "tcpbe/t1", "tcpbe/BACKEND", "both/FRONTEND", "both/b1", "both/BACKEND", "empty/BACKEND", "alldown/d1",
                "alldown/BACKEND");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            show stat app 4 2              | app/a2
            show stat #5 4 2               | app/a2
            show stat 5 4 2                | app/a2
            show stat 5x 4 2               | app/a2
            show stat +5 4 2               | app/a2
            show stat app 6 1x             | app/a1 app/BACKEND
            show stat app 6 0              | app/BACKEND
            show stat app 6 x              | app/BACKEND
            show stat app 2 -1             | app/BACKEND
            show stat web 8 3              | web/sock-3
            show stat web 9 -1             | web/FRONTEND web/sock-1 web/second web/sock-3 web/sock-4
            show stat both -1 -1           | both/FRONTEND both/b1 both/BACKEND
            show stat -1 4 2               | app/a2
            show stat domain proxy app 4 2 | app/a2
            show stat app 4 2 domain bogus | app/a2
            show stat off 7 -1             |
            show stat app 0 -1             |
            show stat app 16 -1            |
            show stat app x 1              |
            show stat 99 7 -1              |
            show stat -2 7 -1              |
            """)
    void aFilterNamesAProxyAKindAndANumber(String line, String expected) {
        List<String> wanted = expected == null ? List.of() : List.of(expected.split(" ", -1));
        assertThat(rows(kit.ask(line))).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"show stat app", "show stat app 7", "show stat nosuch", "show stat bogus words", "show stat domain proxy"})
    void anIncompleteFilterAndUnknownWordsAreIgnored(String line) {
        assertThat(kit.ask(line)).isEqualTo(kit.ask("show stat"));
    }

    @ParameterizedTest
    @CsvSource({"show stat nosuch 7 -1,No such proxy.", "show stat 0 7 -1,No such proxy.", "show stat nosuch 7 -1 json,No such proxy.",
        "show stat domain,Invalid statistics domain.", "show stat domain bogus,Invalid statistics domain."})
    void whatDoesNotExistIsSaid(String line, String expected) {
        assertThat(kit.ask(line)).isEqualTo(expected + "\n");
    }

    @Test
    void aKnownOptionInAProxysPlaceIsAnOption() {
        assertThat(kit.ask("show stat typed desc up")).startsWith("F.2.0.0.pxname.1:KNS:str:web:\"Name of the proxy\"\n");
    }

    @Test
    void theLastFormatNamedCounts() {
        assertThat(kit.ask("show stat json typed")).startsWith("F.2.0.0.pxname.1:KNS:str:web\n");
        assertThat(kit.ask("show stat typed json")).startsWith("[[{");
    }

    @Test
    void serversThatAreNotUpAreHiddenOnRequestAndCounted() {
        kit.backend("app").setOperation(kit.server("app", "a1"), Server.Operation.STOPPED, kit.wallMs());
        kit.backend("app").setOperation(kit.server("app", "a2"), Server.Operation.STOPPING, kit.wallMs());
        assertThat(rows(kit.ask("show stat app 4 -1 up"))).containsExactly("app/a2", "app/a4", "app/a5");
        assertThat(rows(kit.ask("show stat app 4 -1 no-maint"))).containsExactly("app/a1", "app/a2", "app/a4", "app/a5");
        assertThat(cells(kit.ask("show stat app 2 -1 up"), STATUS)).containsExactly("UP (3/5)");
        assertThat(cells(kit.ask("show stat -1 2 -1 no-maint"), STATUS))
                .containsExactly("UP (3/5)", "UP (1/1)", "UP (1/1)", "UP (0/0)", "DOWN (0/1)");
        assertThat(cells(kit.ask("show stat -1 2 -1"), STATUS)).containsExactly("UP", "UP", "UP", "UP", "DOWN");
    }

    @Test
    void clientsOfLevelUserSeeNoAddressesCookiesAndAlgorithms() {
        for (Level level : Level.values()) {
            boolean allowed = level != Level.USER;
            assertThat(kit.ask(level, "show stat app 6 1").contains(",127.0.0.1:23110,\"c,1\",http,")).isEqualTo(allowed);
            assertThat(kit.ask(level, "show stat app 6 1").contains(",http,roundrobin,")).isEqualTo(allowed);
            assertThat(kit.ask(level, "show stat app 6 1 typed").contains(".addr.")).isEqualTo(allowed);
        }
    }

    @Test
    void thereAreNoResolversToReport() {
        assertThat(kit.ask("show stat domain resolvers")).isEqualTo("# id,pid,sent,send_error,valid,update,cname,cname_error,any_err,nx,"
                + "timeout,refused,other,invalid,too_big,truncated,outdated,\n");
        assertThat(kit.ask("show stat domain resolvers typed")).isEmpty();
        assertThat(kit.ask("show stat domain resolvers json")).isEqualTo("[]\n");
    }

    @Test
    void aLargeOutputIsHandedOverInSmallPieces() {
        StatsTestKit large = new StatsTestKit();
        ProxySection section = StatsTestKit.section("large", ProxySection.Kind.BACKEND, ProxySection.Mode.HTTP);
        for (int i = 1; i <= 10_000; i++) {
            StatsTestKit.server(section, "server" + i, StatsTestKit.ip("127.0.0.1", i));
        }
        large.add(section, 2);
        StatsTestKit.TextReply reply = new StatsTestKit.TextReply();
        StatQuery query = new StatQuery(StatQuery.Domain.PROXY, StatQuery.ALL, StatQuery.ALL, StatQuery.ALL,
                OutputFormat.PLAIN, false, false, false);
        StatMoment moment = new StatMoment(0, Clock.SYSTEM.wallMs(), new FullLoad(large.table()), true, false);
        new StatReport(query, moment, reply::print).write(large.table());
        assertThat(rows(reply.text())).hasSize(10_001).startsWith("large/server1", "large/server2").endsWith("large/BACKEND");
        assertThat(reply.longestPiece()).isLessThan(16_384);
    }

    @ParameterizedTest
    @CsvSource({"12,12", "-7,-7", "+3,3", "4x,4", "x,0", "'',0", "-,0", "99999999999999999999,2147483647"})
    void numbersAreReadAsFarAsTheyAreDigits(String word, int expected) {
        assertThat(StatQuery.leadingNumber(word)).isEqualTo(expected);
    }
}
