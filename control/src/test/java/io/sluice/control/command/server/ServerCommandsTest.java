package io.sluice.control.command.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.control.command.EngineTestKit;
import io.sluice.control.command.Level;
import io.sluice.control.command.SeverityOutput;
import io.sluice.engine.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands about servers and their answers. */
class ServerCommandsTest {
    private static final String USAGE = "usage: set server <backend>/<server> addr | agent | agent-addr | agent-port | agent-send |"
            + " check-addr | check-port | fqdn | health | ssl | state | weight\n";

    private final EngineTestKit kit = new EngineTestKit(21840);

    @AfterEach
    void noFaultHappened() {
        assertThat(kit.faults()).isEmpty();
        kit.close();
    }

    private Server server(String backend, String name) {
        return kit.engine().proxies().backend(backend).server(name);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            set server                                       | Require 'backend/server'.\\n
            set server be_app                                | Require 'backend/server'.\\n
            set server be_app/                               | Require 'backend/server'.\\n
            set server /                                     | Require 'backend/server'.\\n
            set server nosuch/x                              | No such backend.\\n
            set server fe_main/x                             | No such backend.\\n
            set server be_app/nosuch                         | No such server.\\n
            set server be_app/app1/x state ready             | No such server.\\n
            set server be_app/nosuch weight abc              | No such server.\\n
            set server be_app/app1 state drain               | ""
            set server be_app/app1 state                     | 'set server <srv> state' expects 'ready', 'drain' and 'maint'.\\n
            set server be_app/app1 state READY               | 'set server <srv> state' expects 'ready', 'drain' and 'maint'.\\n
            set server be_app/app1 weight                    | Require <weight> or <weight%>.\\n
            set server be_app/app1 weight abc                | Empty weight string empty or preceded by garbage\\n
            set server be_app/app1 weight %                  | Empty weight string empty or preceded by garbage\\n
            set server be_app/app1 weight 5x                 | Trailing garbage in weight string\\n
            set server be_app/app1 weight 5%x                | Trailing garbage in weight string\\n
            set server be_app/app1 weight 1.5                | Trailing garbage in weight string\\n
            set server be_app/app1 weight -5%                | Relative weight must be positive.\\n
            set server be_app/app1 weight -5                 | Absolute weight can only be between 0 and 256 inclusive.\\n
            set server be_app/app1 weight 257                | Absolute weight can only be between 0 and 256 inclusive.\\n
            set server be_app/app1 weight 99999999999999999999999 | Absolute weight can only be between 0 and 256 inclusive.\\n
            set server be_app/app1 weight 256                | ""
            get weight be_app/app1                           | 100 (initial 100)\\n
            get weight #4/#1                                 | 100 (initial 100)\\n
            get weight be_app/#1                             | 100 (initial 100)\\n
            get weight #4/app1                               | 100 (initial 100)\\n
            get weight #99/app1                              | No such backend.\\n
            get weight be_app                                | Require 'backend/server'.\\n
            get weight                                       | Require 'backend/server'.\\n
            set weight be_app/app1 33%; get weight be_app/app1 | 33 (initial 100)\\n
            set weight be_app/app1 300%; get weight be_app/app1 | 256 (initial 100)\\n
            set weight be_app/app1 99999999999999999999%; get weight be_app/app1 | 256 (initial 100)\\n
            set weight li/x1 2; get weight li/x1             | 2 (initial 1)\\n
            set weight be_app/app1                           | Require <weight> or <weight%>.\\n
            set weight                                       | Require 'backend/server'.\\n
            set server be_static/s1 weight 5                 | Backend is using a static LB algorithm and only accepts weights '0%' and '100%'.\\n
            set server be_static/s1 weight 50%               | Backend is using a static LB algorithm and only accepts weights '0%' and '100%'.\\n
            set server be_static/s1 weight 0%; get weight be_static/s1 | 0 (initial 10)\\n
            set server be_static/s1 weight 10; get weight be_static/s1 | 10 (initial 10)\\n
            set server be_app/app1 addr                      | set server <b>/<s> addr requires an address and optionally a port.\\n
            set server be_app/app1 addr 127.0.0.2            | IP changed from '127.0.0.1' to '127.0.0.2' by 'stats socket command'\\n
            set server be_app/app1 addr 127.0.0.1            | nothing changed\\n
            set server be_app/app1 addr 127.0.0.1 port 21811 | nothing changed\\n
            set server be_app/app1 addr 127.0.0.1 port 21812 | port changed from '21811' to '21812' by 'stats socket command'\\n
            set server be_app/app1 addr 127.0.0.3 port 80    | IP changed from '127.0.0.1' to '127.0.0.3', port changed from '21811' to '80' by 'stats socket command'\\n
            set server be_app/app1 addr ::1                  | IP changed from '127.0.0.1' to '::1' by 'stats socket command'\\n
            set server be_app/app1 addr 127.0.0.1 foo 80     | nothing changed\\n
            set server be_app/app1 addr 127.0.0.1 port       | problem converting port '' to an int\\n
            set server be_app/app1 addr 127.0.0.1 port abc   | problem converting port 'abc' to an int\\n
            set server be_app/app1 addr 127.0.0.1 port 80x   | problem converting port '80x' to an int\\n
            set server be_app/app1 addr 127.0.0.1 port +1    | problem converting port '+1' to an int\\n
            set server be_app/app1 addr 127.0.0.1 port 99999 | port '99999' is out of range, from 1 to 65535\\n
            set server be_app/app1 addr 127.0.0.1 port 0     | port '0' is out of range, from 1 to 65535\\n
            set server be_app/app1 addr 127.0.0.1 port -1    | port '-1' is out of range, from 1 to 65535\\n
            set server be_app/app1 addr 127.0.0.1:80         | Invalid addr '127.0.0.1:80'\\n
            set server be_app/app1 addr localhost            | Invalid addr 'localhost'\\n
            set server be_app/app1 addr 300.1.1.1            | Invalid addr '300.1.1.1'\\n
            set server be_app/app1 addr not-an-ip port x     | Invalid addr 'not-an-ip'\\n
            set server be_app/app1 fqdn foo.bar              | set server <b>/<s> fqdn failed because no resolution is configured.\\n
            set server be_app/app1 fqdn                      | set server <b>/<s> fqdn requires a FQDN.\\n
            set server be_app/app1 check-port 1              | health checks are not enabled on this server\\n
            set server be_app/app1 check-port                | set server <b>/<s> check-port requires a port.\\n
            set server be_app/app1 check-addr 1.1.1.1        | health checks are not enabled on this server\\n
            set server be_app/app1 check-addr                | set server <b>/<s> check-addr requires an address and optionally a port.\\n
            set server be_app/app1 agent up                  | agent checks are not enabled on this server.\\n
            set server be_app/app1 agent                     | agent checks are not enabled on this server.\\n
            set server be_app/app1 agent-addr 127.0.0.1      | agent checks are not enabled on this server\\n
            set server be_app/app1 agent-addr                | set server <b>/<s> agent-addr requires an address and optionally a port.\\n
            set server be_app/app1 agent-port 1              | agent checks are not enabled on this server\\n
            set server be_app/app1 agent-port                | set server <b>/<s> agent-port requires a port.\\n
            set server be_app/app1 agent-send x              | agent checks are not enabled on this server.\\n
            set server be_app/app1 agent-send                | agent checks are not enabled on this server.\\n
            set server be_app/app1 health                    | 'set server <srv> health' expects 'up', 'stopping', or 'down'.\\n
            set server be_app/app1 health bogus              | 'set server <srv> health' expects 'up', 'stopping', or 'down'.\\n
            set server be_app/app1 health down               | ""
            set server be_app/app1 ssl on                    | 'set server <srv> ssl' cannot be set.  default-server should define ssl settings\\n
            set server be_app/app1 ssl                       | 'set server <srv> ssl' cannot be set.  default-server should define ssl settings\\n
            disable health be_app/app1                       | ""
            enable health be_app/app1                        | Health check was not configured on this server, cannot enable.\\n
            disable agent be_app/app1                        | ""
            enable agent be_app/app1                         | Agent was not configured on this server, cannot enable.\\n
            enable health be_static/s2                       | ""
            enable agent be_static/s2                        | ""
            disable agent be_app/nosuch                      | No such server.\\n
            disable server                                   | Require 'backend/server'.\\n
            enable server be_app/x                           | No such server.\\n
            disable server be_app/app1 foo                   | ""
            set maxconn server be_app/app1 20                | ""
            set maxconn server be_app/app1                   | Require <maxconn>.\\n
            set maxconn server be_app/app1 abc               | maxconn string empty or preceded by garbage\\n
            set maxconn server be_app/app1 5x                | Trailing garbage in maxconn string\\n
            set maxconn server be_app/app1 99999999999       | Value out of range.\\n
            set maxconn server be_app/app1 -5                | Value out of range.\\n
            set maxconn server                               | Require 'backend/server'.\\n
            """)
    void answers(String commands, String expected) {
        assertThat(kit.ask(commands)).isEqualTo(expected.replace("\\n", "\n"));
    }

    @Test
    void aFormThatDoesNotExistAnswersTheUsage() {
        assertThat(kit.ask("set server be_app/app1")).isEqualTo(USAGE);
        assertThat(kit.ask("set server be_app/app1 bogus 1")).isEqualTo(USAGE);
    }

    @Test
    void changingServersNeedsAdmin() {
        for (String command : new String[] {"set server be_app/app1 state maint", "set weight be_app/app1 1", "enable server be_app/app1",
                "disable server be_app/app1", "set maxconn server be_app/app1 1", "set server", "enable health x"}) {
            assertThat(kit.ask(Level.OPERATOR, SeverityOutput.NONE, command)).as(command).isEqualTo("Permission denied\n");
        }
        assertThat(kit.ask(Level.USER, SeverityOutput.NONE, "get weight be_app/app1")).isEqualTo("100 (initial 100)\n");
    }

    @Test
    void severitiesAreThoseThatClientsKnow() {
        assertThat(kit.ask(Level.ADMIN, SeverityOutput.NUMBER, "get weight be_app/app1;get weight x;"
                + "set server be_app/app1 addr 127.0.0.1;set server be_app/app1 addr x;set server be_app/app1 check-port 1")).isEqualTo("""
                100 (initial 100)
                [3]: Require 'backend/server'.
                [4]: nothing changed
                [4]: Invalid addr 'x'
                [4]: health checks are not enabled on this server
                """);
    }

    @Test
    void statesTakeEffectOnBalancing() {
        kit.ask("set server be_app/app1 state drain");
        assertThat(server("be_app", "app1").isDraining()).isTrue();
        assertThat(kit.engine().proxies().backend("be_app").activeServers()).isEqualTo(1);
        kit.ask("disable server be_app/app2");
        assertThat(kit.engine().proxies().backend("be_app").activeServers()).isZero();
        kit.ask("set server be_app/app1 state ready; enable server be_app/app2");
        assertThat(kit.engine().proxies().backend("be_app").activeServers()).isEqualTo(2);
    }

    @Test
    void limitsAndAddressesReachTheServer() {
        kit.ask("set maxconn server be_app/app1 7;set server be_app/app1 addr 127.0.0.9 port 81");
        assertThat(server("be_app", "app1").maxconn()).isEqualTo(7);
        assertThat(server("be_app", "app1").address()).hasToString("127.0.0.9:81");
    }

    @Test
    void theStateDumpHasOneLinePerServerInTheFormatOfTheStateFile() {
        kit.passSeconds(12);
        assertThat(kit.ask("set server be_app/app1 weight 33%;set server be_app/app2 state maint;show servers state")).isEqualTo("""
                1
                # be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change \
                srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn \
                srv_port srvrecord srv_use_ssl srv_check_port srv_check_addr srv_agent_addr srv_agent_port
                4 be_app 1 app1 127.0.0.1 2 0 33 100 12 1 0 2 0 0 0 0 - 21811 - 0 0 - - 0
                4 be_app 2 app2 127.0.0.1 0 1 100 100 0 1 0 0 0 0 0 0 - 21812 - 0 0 - - 0
                4 be_app 3 app3 127.0.0.1 0 5 1 1 12 1 0 0 8 0 0 0 - 21813 - 0 0 - - 0
                4 be_app 4 bk 127.0.0.1 2 0 1 1 12 1 0 2 0 0 0 0 - 21813 - 0 0 - - 0
                5 be_static 1 s1 127.0.0.1 2 0 10 10 12 1 0 2 0 0 0 0 - 21811 - 0 0 - - 0
                5 be_static 2 s2 127.0.0.1 2 0 1 1 12 1 0 2 6 22 0 0 - 21812 - 0 0 - - 0
                6 be_tcp 1 t1 127.0.0.1 2 0 1 1 12 1 0 2 0 0 0 0 - 21811 - 0 0 - - 0
                6 be_tcp 2 t2 ::1 2 0 1 1 12 1 0 2 0 0 0 0 - 21811 - 0 0 - - 0
                7 li 1 x1 127.0.0.1 2 0 1 1 12 1 0 2 0 0 0 0 localhost 21811 - 0 0 - - 0
                """);
    }

    @Test
    void dumpsMayBeLimitedToOneBackend() {
        assertThat(kit.ask("show servers state be_static").lines()).hasSize(4);
        assertThat(kit.ask("show servers state #6").lines()).hasSize(4);
        assertThat(kit.ask("show servers conn be_tcp")).isEqualTo("""
                # bkname/svname bkid/svid addr port - purge_delay used_cur used_max need_est unsafe_nb safe_nb idle_lim idle_cur \
                idle_per_thr[2]
                be_tcp/t1 6/1 127.0.0.1 21811 - 5000 0 0 0 0 0 -1 0 0 0
                be_tcp/t2 6/2 ::1 21811 - 5000 0 0 0 0 0 -1 0 0 0
                """);
        assertThat(kit.ask("show servers state nosuch;show servers conn nosuch;show servers state fe_main"))
                .isEqualTo("Can't find backend.\n".repeat(3));
    }

    @ParameterizedTest(name = "{0} -> state {1} {2}, health {3}")
    @CsvSource(textBlock = """
            set server be_app/app3 health up,                                                                   0,  5, 4
            set server be_app/app3 state ready,                                                                 2,  4, 0
            set server be_app/app3 state ready;set server be_app/app3 state maint;set server be_app/app3 state drain, 2, 12, 0
            set server be_app/app1 health stopping,                                                             3,  0, 4
            set server be_app/app1 health down;set server be_app/app1 state drain,                              0,  8, 0
            set server be_app/app1 health down;set server be_app/app1 state drain;set server be_app/app1 state ready, 0, 0, 0
            set server be_app/app1 health down;disable server be_app/app1;enable server be_app/app1,            2,  0, 0
            """)
    void operationalAndAdministrativeStatesAreSeparate(String commands, int operation, int administrative, int health) {
        String name = commands.contains("app3") ? "app3" : "app1";
        kit.ask(commands);
        String line = kit.ask("show servers state be_app").lines().filter(text -> text.contains(" " + name + " ")).findFirst().orElseThrow();
        String[] columns = line.split(" ", -1);
        assertThat(columns[5] + " " + columns[6] + " " + columns[12]).isEqualTo(operation + " " + administrative + " " + health);
    }
}
