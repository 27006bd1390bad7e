package io.sluice.control.stats.info;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.control.stats.JsonText;
import io.sluice.control.stats.StatsTestKit;
import io.sluice.control.stats.format.OutputFormat;
import io.sluice.engine.proxy.ProxyTable;
import io.sluice.engine.stats.ProcessState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of {@code show info} in all formats, beside those that HAProxy 3.2 printed. */
class InfoReportTest {
    private static final long START_NANOS = 7_000_000_000L;

    private final ProcessState process = new ProcessState(500, 2, StatsTestKit.START_WALL_MS + 250, START_NANOS);
    private long elapsedNanos = 93_784_500_000_000L;

    private String report(OutputFormat format, boolean withDescription, boolean withDecimals) {
        ProcessFacts program = new ProcessFacts("3.2.26", "2026/01/02", "Sluice 0.1.0", 4321, "n1", "my \"node\", here", 64, 1024,
                () -> 2, () -> 3, () -> 4);
        InfoMoment moment = new InfoMoment(program, process, new ProxyTable(List.of()), new InfoMoment.LoopFigures(97, 8, 12345), 678,
                START_NANOS + elapsedNanos);
        return new InfoReport(moment, withDescription, withDecimals).write(format);
    }

    private List<String> line(String name) {
        List<String> found = new ArrayList<>();
        for (String line : report(OutputFormat.PLAIN, false, false).split("\n", -1)) {
            if (line.startsWith(name + ": ")) {
                found.add(line.substring(name.length() + 2));
            }
        }
        return found;
    }

    private static List<String> withoutValues(String report, String beforeValue) {
        List<String> kept = new ArrayList<>();
        for (String line : report.split("\n", -1)) {
            int end = line.lastIndexOf(beforeValue);
            kept.add(end < 0 ? line : line.substring(0, end));
        }
        return kept;
    }

    @Test
    void theNamesAreThoseThatWereRecordedInTheSameOrder() {
        assertThat(withoutValues(report(OutputFormat.PLAIN, false, false), ": "))
                .isEqualTo(withoutValues(StatsTestKit.recorded("show-info.txt"), ": "));
    }

    @Test
    void positionsTagsAndTypesAreThoseThatWereRecorded() {
        assertThat(withoutValues(report(OutputFormat.TYPED, false, false), ":"))
                .isEqualTo(withoutValues(StatsTestKit.recorded("show-info.typed"), ":"));
        assertThat(withoutValues(report(OutputFormat.TYPED, false, true), ":"))
                .isEqualTo(withoutValues(StatsTestKit.recorded("show-info-float.typed"), ":"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Name                | HAProxy
            Version             | 3.2.26
            Release_date        | 2026/01/02
            Nbthread            | 2
            Pid                 | 4321
            Uptime              | 1d 2h03m04s
            Uptime_sec          | 93784
            Memmax_MB           | 64
            Memmax_bytes        | 67108864
            Ulimit-n            | 1024
            Maxconn             | 400
            Hard_maxconn        | 500
            CurrConns           | 2
            CumConns            | 1001
            CumReq              | 1002
            ConnRateLimit       | 11
            SessRateLimit       | 12
            SslRateLimit        | 13
            CompressBpsRateLim  | 14336
            MaxConnRate         | 1
            MaxSessRate         | 2
            Tasks               | 9
            Idle_pct            | 97
            node                | n1
            description         | "my ""node"", here"
            Stopping            | 1
            Jobs                | 5
            Listeners           | 2
            DroppedLogs         | 4
            TotalBytesOut       | 12345
            BytesOutRate        | 678
            Build info          | Sluice 0.1.0
            Start_time_sec      | 1795000000
            TotalWarnings       | 3
            MaxconnReached      | 1
            BootTime_ms         | 99
            CurrStreams         | 1
            CumStreams          | 1003
            """)
    void figuresAreReadFromTheProcess(String name, String expected) {
        process.maxconn(400);
        process.connections().increment();
        process.connections().increment();
        process.totalConnections().set(1001);
        process.totalRequests().set(1002);
        process.totalStreams().set(1003);
        process.streams().set(1);
        process.connectionRateLimit(11);
        process.sessionRateLimit(12);
        process.tlsRateLimit(13);
        process.compressionLimitKb(14);
        process.connectionRate().add(0);
        process.sessionRate().add(0);
        process.sessionRate().add(0);
        process.maxconnReached().incrementAndGet();
        process.softStop().announce();
        process.bootMs(99);
        assertThat(line(name)).containsExactly(expected);
    }

    @Test
    void ratesAreThoseOfTheLastSecond() {
        elapsedNanos = 0;
        for (int i = 0; i < 3; i++) {
            process.connectionRate().add(START_NANOS / 1_000_000);
        }
        process.sessionRate().add(START_NANOS / 1_000_000);
        assertThat(line("ConnRate")).containsExactly("3");
        assertThat(line("SessRate")).containsExactly("1");
    }

    @Test
    void theDescriptionIsLeftOutWhenThereIsNone() {
        ProcessFacts program = new ProcessFacts("3.2.26", "2026/01/02", "", 1, "n1", null, 0, 0, () -> 0, () -> 0, () -> 0);
        InfoMoment moment = new InfoMoment(program, process, new ProxyTable(List.of()), new InfoMoment.LoopFigures(0, 0, 0), 0, START_NANOS);
        assertThat(new InfoReport(moment, false, false).write(OutputFormat.PLAIN)).contains("node: n1\nStopping: 0\n");
    }

    @Test
    void decimalsAreShownOnRequest() {
        assertThat(report(OutputFormat.PLAIN, false, true)).contains("Uptime_sec: 93784.5\n", "Start_time_sec: 1795000000.25\n",
                "ConnRate: 0\n");
    }

    @Test
    void descriptionsAreShownOnRequest() {
        assertThat(report(OutputFormat.PLAIN, true, false)).contains("Nbthread: 2:\"Event loops\"\n");
        assertThat(report(OutputFormat.TYPED, true, false)).contains("3.Nbthread.1:CGS:u32:2:\"Event loops\"\n");
    }

    @Test
    void jsonHasTheSameLinesAsTheTypedOutput() {
        List<Object> items = JsonText.parseList(report(OutputFormat.JSON, false, false));
        List<String> typed = List.of(report(OutputFormat.TYPED, false, false).split("\n", -1));
        assertThat(items).hasSize(typed.size() - 1);
        for (int i = 0; i < items.size(); i++) {
            Map<String, Object> item = JsonText.object(items.get(i));
            assertThat(item.keySet()).containsExactly("field", "processNum", "tags", "value");
            Map<String, Object> field = JsonText.object(item.get("field"));
            Map<String, Object> value = JsonText.object(item.get("value"));
            Object shown = value.get("value") instanceof Double number ? Long.toString(number.longValue()) : value.get("value");
            assertThat(typed.get(i)).startsWith(((Double) field.get("pos")).intValue() + "." + field.get("name") + ".1:");
            if (!typed.get(i).contains(".Pool")) {
                assertThat(typed.get(i)).endsWith(":" + value.get("type") + ":" + shown);
            }
        }
    }
}
