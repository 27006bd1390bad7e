package io.sluice.control.command.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.control.command.EngineTestKit;
import io.sluice.control.command.Level;
import io.sluice.control.command.SeverityOutput;
import io.sluice.engine.proxy.ErrorCapture;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.Proxy;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands about frontends, backends and limits, and their answers. */
class ProxyCommandsTest {
    private final EngineTestKit kit = new EngineTestKit(21843);

    @AfterEach
    void noFaultHappened() {
        assertThat(kit.faults()).isEmpty();
        kit.close();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            show backend                           | # name\\nbe_app\\nbe_static\\nbe_tcp\\nli\\n
            set maxconn frontend fe_main 500       | ""
            set maxconn frontend fe_main 0         | ""
            set maxconn frontend #2 50             | ""
            set maxconn frontend li 50             | ""
            set maxconn frontend fe_main           | Integer value expected.\\n
            set maxconn frontend fe_main abc       | Integer value expected.\\n
            set maxconn frontend fe_main -1        | Value out of range.\\n
            set maxconn frontend fe_main 99999999999999999999 | Value out of range.\\n
            set maxconn frontend                   | A frontend name is expected.\\n
            set maxconn frontend nosuch 5          | No such frontend.\\n
            set maxconn frontend be_app 5          | No such frontend.\\n
            set maxconn global                     | Expects an integer value.\\n
            set maxconn global abc                 | Expects an integer value.\\n
            set maxconn global 99999               | Value out of range.\\n
            set maxconn global -1                  | Value out of range.\\n
            set maxconn global 100                 | ""
            set rate-limit connections global 100  | ""
            set rate-limit connections global      | Expects an integer value.\\n
            set rate-limit connections global abc  | Expects an integer value.\\n
            set rate-limit connections global -1   | Value out of range.\\n
            set rate-limit sessions global 5;set rate-limit ssl-sessions global 5;set rate-limit http-compression global 5 | ""
            disable frontend                       | A frontend name is expected.\\n
            disable frontend nosuch                | No such frontend.\\n
            disable frontend be_app                | No such frontend.\\n
            shutdown frontend                      | A frontend name is expected.\\n
            shutdown frontend nosuch               | No such frontend.\\n
            clear counters                         | ""
            clear counters foo                     | ""
            show errors nosuch                     | No such proxy.\\n
            """)
    void answers(String commands, String expected) {
        assertThat(kit.ask(commands)).isEqualTo(expected.replace("\\n", "\n"));
    }

    @Test
    void anUnknownRateLimitAnswersTheListOfLimits() {
        String limits = """
                'set rate-limit' only supports :
                   - 'connections global' to set the per-process maximum connection rate
                   - 'sessions global' to set the per-process maximum session rate
                   - 'ssl-sessions global' to set the per-process maximum SSL session rate
                   - 'http-compression global' to set the per-process maximum compression speed in kB/s
                """;
        assertThat(kit.ask("set rate-limit;set rate-limit bogus global 1;set rate-limit connections;set rate-limit connections x 1"))
                .isEqualTo(limits.repeat(4));
    }

    @Test
    void limitsReachTheEngine() {
        kit.ask("set maxconn frontend fe_main 500;set maxconn global 100;set rate-limit connections global 1;"
                + "set rate-limit sessions global 2;set rate-limit ssl-sessions global 3;set rate-limit http-compression global 4");
        assertThat(kit.engine().proxies().frontend("fe_main").maxconn()).isEqualTo(500);
        assertThat(kit.engine().process().maxconn()).isEqualTo(100);
        assertThat(kit.engine().process().connectionRateLimit()).isEqualTo(1);
        assertThat(kit.engine().process().sessionRateLimit()).isEqualTo(2);
        assertThat(kit.engine().process().tlsRateLimit()).isEqualTo(3);
        assertThat(kit.engine().process().compressionLimitKb()).isEqualTo(4);
        kit.ask("set maxconn global 0");
        assertThat(kit.engine().process().maxconn()).isEqualTo(2000);
    }

    @Test
    void aFrontendIsDisabledEnabledAndShutDown() {
        assertThat(kit.engine().openListeners()).isEmpty();
        kit.start();
        assertThat(kit.ask(Level.ADMIN, SeverityOutput.NUMBER, "enable frontend fe_tcp;disable frontend fe_tcp;disable frontend fe_tcp;"
                + "enable frontend fe_tcp;shutdown frontend fe_tcp;enable frontend fe_tcp;disable frontend fe_tcp;shutdown frontend fe_tcp"))
                .isEqualTo("""
                        [5]: All sockets are already enabled.
                        [5]: All sockets are already disabled.
                        [3]: Frontend was previously shut down, cannot enable.
                        [5]: Frontend was previously shut down, cannot disable.
                        [5]: Frontend was already shut down.
                        """);
        assertThat(kit.engine().proxies().frontend("fe_tcp").state()).isEqualTo(Frontend.State.STOPPED);
        assertThat(kit.engine().proxies().frontend("fe_main").state()).isEqualTo(Frontend.State.OPEN);
    }

    @Test
    void clearingCountersKeepsTotalsAndForgetsMaxima() {
        kit.start();
        Frontend frontend = kit.engine().proxies().frontend("fe_main");
        frontend.sessions().increment();
        frontend.sessions().decrement();
        frontend.counters().of(0).requests = 5;
        frontend.counters().of(1).requests = 6;
        assertThat(frontend.sessions().maximum()).isEqualTo(1);
        assertThat(kit.ask(Level.OPERATOR, SeverityOutput.NONE, "clear counters")).isEmpty();
        assertThat(frontend.sessions().maximum()).isZero();
        assertThat(frontend.counters().sum().requests).isEqualTo(11);
        assertThat(kit.ask(Level.OPERATOR, SeverityOutput.NONE, "clear counters all")).isEqualTo("Permission denied\n");
        assertThat(kit.ask("clear counters all")).isEmpty();
        assertThat(frontend.counters().sum().requests).isZero();
    }

    @Test
    void capturedErrorsAreDumpedWithTheirBytes() {
        Proxy main = kit.engine().proxies().frontend("fe_main").proxy();
        byte[] bytes = "GET / HTTP/1.1\r\nA b: c\t\u0001\u001b\\\u00ff\r\n".getBytes(StandardCharsets.ISO_8859_1);
        main.frontend().lastInvalidRequest(new ErrorCapture(EngineTestKit.START_WALL_MS, "fe_main", 2, null, -1, null, -1, 0,
                "127.0.0.1:40956", bytes, 17, "MSG_HDR_NAME(17)", 16384));
        byte[] answer = ("x".repeat(69) + "\u0002yz").getBytes(StandardCharsets.ISO_8859_1);
        kit.engine().proxies().backend("be_app").lastInvalidResponse(new ErrorCapture(EngineTestKit.START_WALL_MS, "fe_main", 2, "be_app", 4,
                "app1", 1, 1, "127.0.0.1:40958", answer, 20, "MSG_RPBEFORE(0)", 16384));
        String date = kit.ask("show errors").lines().findFirst().orElseThrow().replaceAll(".*\\[(.*)].*", "$1");
        assertThat(kit.ask("show errors")).isEqualTo("Total events captured on [" + date + "] : 2\n"
                + " \n[" + date + "] frontend fe_main (#2): invalid request\n"
                + "  backend <NONE> (#-1), server <NONE> (#-1), event #0, src 127.0.0.1:40956\n"
                + "  buffer starts at 0 (including 0 out), 16355 free,\n"
                + "  len 29, wraps at 16336, error at position 17\n"
                + "  H1 connection flags 0x00000000, H1 stream flags 0x00000000\n"
                + "  H1 msg state MSG_HDR_NAME(17), H1 msg flags 0x00000000\n"
                + "  H1 chunk len 0 bytes, H1 body len 0 bytes :\n"
                + "  \n"
                + "  00000  GET / HTTP/1.1\\r\\n\n"
                + "  00016  A b: c\\t\\x01\\e\\\\\\xFF\\r\\n\n"
                + " \n[" + date + "] backend be_app (#4): invalid response\n"
                + "  frontend fe_main (#2), server app1 (#1), event #1, src 127.0.0.1:40958\n"
                + "  buffer starts at 0 (including 0 out), 16312 free,\n"
                + "  len 72, wraps at 16336, error at position 20\n"
                + "  H1 connection flags 0x00000000, H1 stream flags 0x00000000\n"
                + "  H1 msg state MSG_RPBEFORE(0), H1 msg flags 0x00000000\n"
                + "  H1 chunk len 0 bytes, H1 body len 0 bytes :\n"
                + "  \n"
                + "  00000  " + "x".repeat(69) + "\n"
                + "  00069+ \\x02yz\n");
        assertThat(kit.ask("show errors be_app request")).hasLineCount(1);
        assertThat(kit.ask("show errors be_app")).contains("invalid response").doesNotContain("invalid request");
        assertThat(kit.ask("show errors 2 response")).contains("invalid response").doesNotContain("invalid request");
        assertThat(kit.ask("show errors li")).hasLineCount(1);
        assertThat(kit.ask(Level.USER, SeverityOutput.NONE, "show errors")).isEqualTo("Permission denied\n");
    }
}
