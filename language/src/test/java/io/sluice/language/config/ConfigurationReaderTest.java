package io.sluice.language.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.SocketAddress;
import io.sluice.language.config.diagnostic.Diagnostic;
import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.Configuration;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.LogLine;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationReaderTest {

    private final LanguageKit kit = new LanguageKit();

    private Configuration valid(String text) {
        ReadingResult result = kit.read(text);
        assertThat(result.valid()).as(result.diagnostics().list().toString()).isTrue();
        return result.configuration();
    }

    @Test
    void readsAnOrdinaryConfiguration() {
        Configuration configuration = valid("""
            global
                log /dev/log local0
                log /dev/log local1 notice
                chroot /var/lib/haproxy
                stats socket /run/haproxy/admin.sock mode 660 level admin expose-fd listeners
                stats timeout 30s
                user haproxy
                group haproxy
                daemon
                maxconn 20000

            defaults
                log global
                mode http
                option httplog
                option dontlognull
                timeout connect 5000
                timeout client  50s
                timeout server  50000

            frontend www
                bind *:80,[::]:80 v6only
                bind 127.0.0.1:8080-8082 name local maxconn 100
                option forwardfor except 127.0.0.0/8 if-none
                monitor-uri /alive
                default_backend app

            backend app
                balance leastconn
                option redispatch 2
                server a 10.0.0.1:80 weight 10 maxconn 50 check
                server b 10.0.0.2:80 backup disabled cookie bb
            """);
        GlobalSection global = configuration.global;
        assertThat(global.maxconn).isEqualTo(20_000);
        assertThat(global.daemon).isTrue();
        assertThat(global.uid).isEqualTo(113);
        assertThat(global.statsTimeoutMs).isEqualTo(30_000);
        BindLine socket = global.statsSockets.getFirst();
        assertThat(socket.addresses).containsExactly(SocketAddress.ofUnix("/run/haproxy/admin.sock"));
        assertThat(socket.level).isEqualTo(BindLine.Level.ADMIN);
        assertThat(socket.unix.mode).isEqualTo(0660);
        assertThat(socket.exposesListeners).isTrue();

        ProxySection www = configuration.proxies.getFirst();
        assertThat(www.kind).isEqualTo(ProxySection.Kind.FRONTEND);
        assertThat(www.mode).isEqualTo(ProxySection.Mode.HTTP);
        assertThat(www.logs).hasSize(2);
        assertThat(www.logs.getFirst().kind()).isEqualTo(LogLine.Kind.UNIX_DATAGRAM);
        assertThat(www.logFormat).isEqualTo(ProxySection.LogFormat.HTTP);
        assertThat(www.has(ProxyOption.DONT_LOG_NULL)).isTrue();
        assertThat(www.timeoutClientMs).isEqualTo(50_000);
        assertThat(www.binds.get(0).addresses).hasToString("[0.0.0.0:80, [::]:80]");
        assertThat(www.binds.get(1).addresses).hasToString("[127.0.0.1:8080, 127.0.0.1:8081, 127.0.0.1:8082]");
        assertThat(www.binds.get(1).name).isEqualTo("local");
        assertThat(www.forwardFor.ifNone).isTrue();
        assertThat(www.forwardFor.exceptMask).containsExactly(255, 0, 0, 0);
        assertThat(www.monitorUri).isEqualTo("/alive");
        assertThat(www.defaultBackend.name()).isEqualTo("app");

        ProxySection app = configuration.backend("app");
        assertThat(app.balance.algorithm()).isEqualTo("leastconn");
        assertThat(app.redispatchInterval).isEqualTo(2);
        ServerLine first = app.servers.get(0);
        assertThat(first.address).hasToString("10.0.0.1:80");
        assertThat(first.weight).isEqualTo(10);
        assertThat(first.check).isTrue();
        assertThat(app.servers.get(1).backup).isTrue();
        assertThat(app.servers.get(1).disabled).isTrue();
        assertThat(app.servers.get(1).cookie).isEqualTo("bb");
    }

    @Test
    void refusesChecksThatWouldOnlyConnect() {
        List<String> messages = kit.messages("""
                backend b
                 timeout server 1s
                 timeout connect 1s
                 option smtpchk
                 option mysql-check user x
                 option pgsql-check user x
                 option ldap-check
                 option ssl-hello-chk
                 option external-check
                 external-check command /bin/true
                 server a 127.0.0.1:1 check observe layer4
                 server b 127.0.0.1:2 check on-error mark-down
                 server c 127.0.0.1:2 check error-limit 3
                 server d 127.0.0.1:2 check inter 5s fall 2
                """);
        assertThat(messages.stream().filter(message -> message.contains("is not supported yet"))).hasSize(10);
        assertThat(messages).hasSize(11);
    }

    @Test
    void appliesTheDefaultsThatPrecede() {
        Configuration configuration = valid("""
            defaults
                timeout client 1s
                retries 7
                default-server weight 5 inter 3s
            frontend a
                bind :80
            defaults second
                timeout client 2s
            defaults third from second
                mode http
            listen b from third
                bind :81
                server s 127.0.0.1:1 weight 6
            backend c
                server s 127.0.0.1:1
            """);
        assertThat(configuration.proxies).hasSize(3);
        assertThat(configuration.proxies.get(0).timeoutClientMs).isEqualTo(1_000);
        ProxySection b = configuration.proxies.get(1);
        assertThat(b.timeoutClientMs).isEqualTo(2_000);
        assertThat(b.mode).isEqualTo(ProxySection.Mode.HTTP);
        assertThat(b.retries).as("a new defaults section starts from nothing").isEqualTo(3);
        assertThat(b.servers.getFirst().weight).isEqualTo(6);
        assertThat(configuration.proxies.get(2).mode).isEqualTo(ProxySection.Mode.HTTP);
    }

    @Test
    void givesDefaultServerOptionsToTheServersThatFollow() {
        ProxySection backend = valid("backend b\n server a :80\n default-server weight 9 maxconn 3 disabled\n server b :80 enabled\n server c :80\n")
            .proxies.getFirst();
        assertThat(backend.servers.get(0).weight).isEqualTo(1);
        assertThat(backend.servers.get(1).weight).isEqualTo(9);
        assertThat(backend.servers.get(1).disabled).isFalse();
        assertThat(backend.servers.get(2).disabled).isTrue();
        assertThat(backend.servers.get(2).maxconn).isEqualTo(3);
    }

    @Test
    void expandsServerTemplates() {
        ProxySection backend = valid("backend b\n server-template web 3-5 10.0.0.1:8080 id 100 disabled\n").proxies.getFirst();
        assertThat(backend.servers).extracting(server -> server.name + "=" + server.id).containsExactly("web3=100", "web4=101", "web5=102");
        assertThat(backend.servers.get(1).templateIndex).isEqualTo(4);
        assertThat(backend.servers.get(1).disabled).isTrue();
    }

    @Test
    void tellsPortsFromOffsets() {
        ProxySection backend = valid("backend b\n server a 10.0.0.1\n server b 10.0.0.1:+100\n server c 10.0.0.1:-1\n server d 10.0.0.1:80\n")
            .proxies.getFirst();
        assertThat(backend.servers).extracting(server -> server.port + "" + server.portIsOffset)
            .containsExactly("0true", "100true", "-1true", "80false");
    }

    @Test
    void resolvesNamesAsInitAddrSays() {
        ProxySection backend = valid("""
                backend b
                 server a localhost:80
                 server b nowhere.invalid:80 init-addr libc,none
                 server c nowhere.invalid:80 init-addr libc,10.9.8.7
                """).proxies.getFirst();
        assertThat(backend.servers.get(0).address).hasToString("127.0.0.1:80");
        assertThat(backend.servers.get(0).hostname).isEqualTo("localhost");
        assertThat(backend.servers.get(1).address).isNull();
        assertThat(backend.servers.get(2).address).hasToString("10.9.8.7:80");
    }

    @Test
    void takesNbprocAsEventLoops() {
        ReadingResult result = kit.read("global\n nbproc 3\n stats socket /run/a process 1\n stats socket /run/b process 2\n");
        assertThat(result.valid()).isTrue();
        assertThat(result.configuration().global.threads).isEqualTo(3);
        assertThat(result.configuration().global.statsSockets).hasSize(2);
        assertThat(result.diagnostics().hasWarnings()).isTrue();
        assertThat(valid("global\n nbthread 2\n nbproc 3\n").global.threads).isEqualTo(2);
    }

    @Test
    void readsLogTargets() {
        List<LogLine> logs = valid("""
                global
                 log 127.0.0.1 len 2048 format rfc5424 sample 1,3-4:5 local2 info err
                 log stdout format raw daemon
                 log fd@4 user
                 log [::1]:10514 local0
                """).global.logs;
        assertThat(logs).extracting(log -> log.address().toString())
            .containsExactly("127.0.0.1:514", "fd@1", "fd@4", "[::1]:10514");
        assertThat(logs.getFirst().maxLengthBytes()).isEqualTo(2048);
        assertThat(logs.getFirst().format()).isEqualTo(LogLine.Format.RFC5424);
        assertThat(logs.getFirst().sampleRanges()).containsExactly(1, 1, 3, 4);
        assertThat(logs.getFirst().facility()).isEqualTo(18);
        assertThat(logs.getFirst().maxLevel()).isEqualTo(6);
        assertThat(logs.getFirst().minLevel()).isEqualTo(3);
        assertThat(logs.get(1).kind()).isEqualTo(LogLine.Kind.DESCRIPTOR);
    }

    @Test
    void readsErrorFilesIntoTheFormThatIsSent() {
        kit.file("503.http", "HTTP/1.0 503 Away\nCache-Control:  no-cache \nConnection: close\n\n<p>away</p>\n");
        ProxySection backend = valid("backend b\n errorfile 503 503.http\n errorloc303 500 http://x/y\n").proxies.getFirst();
        assertThat(new String(backend.errorReplies.get(503).bytes, StandardCharsets.ISO_8859_1))
            .isEqualTo("HTTP/1.0 503 Away\r\ncache-control: no-cache\r\nconnection: close\r\n\r\n<p>away</p>\n");
        assertThat(new String(backend.errorReplies.get(500).bytes, StandardCharsets.ISO_8859_1))
            .startsWith("HTTP/1.1 303 See Other\r\n").contains("location: http://x/y\r\n");
    }

    @Test
    void findsFilesWhereDefaultPathSays() {
        kit.file("conf/a.http", "HTTP/1.1 503 A\r\n\r\n").file("/srv/b.http", "HTTP/1.1 504 B\r\n\r\n");
        kit.file("conf/x.cfg", "global\n default-path config\nbackend b\n errorfile 503 a.http\nglobal\n default-path origin /srv\n"
            .concat("backend c\n errorfile 504 b.http\n errorfile 503 conf/a.http\n"));
        ReadingResult result = kit.read(List.of("conf/x.cfg"));
        assertThat(result.configuration().backend("b").errorReplies).containsKey(503);
        assertThat(result.configuration().backend("c").errorReplies).containsOnlyKeys(504);
    }

    @Test
    void changesTheEnvironmentForWhatFollows() {
        Configuration configuration = valid("""
                global
                 setenv PORT 8081
                 presetenv PORT 1
                 presetenv NAME x
                 unsetenv HOME
                frontend f
                 bind ":${PORT}" name "${NAME}"
                """);
        assertThat(configuration.proxies.getFirst().binds.getFirst().addresses).hasToString("[0.0.0.0:8081]");
        assertThat(configuration.environment).containsEntry("PORT", "8081").containsEntry("NAME", "x").doesNotContainKey("HOME");
    }

    @Test
    void keepsOnlyTheNamedVariables() {
        assertThat(valid("global\n setenv A 1\n resetenv HOME\n").environment).containsOnlyKeys("HOME");
    }

    @Test
    void appliesUnixBindToUnixSockets() {
        Configuration configuration = valid("global\n unix-bind prefix /srv mode 777 user root gid 5\n stats socket /run/a\n stats socket /run/b mode 600\n");
        BindLine first = configuration.global.statsSockets.getFirst();
        assertThat(first.addresses.getFirst().path()).isEqualTo("/srv/run/a");
        assertThat(first.unix.mode).isEqualTo(0777);
        assertThat(first.unix.gid).isEqualTo(5);
        assertThat(configuration.global.statsSockets.get(1).unix.mode).isEqualTo(0600);
    }

    @Test
    void takesBackOptionsOfTheDefaults() {
        ProxySection frontend = valid("""
            defaults
                mode http
                option logasap
                option httpclose
                log 127.0.0.1 local0
            frontend f
                no option logasap
                no option httpclose
                no log
                bind :80
            """).proxies.getFirst();
        assertThat(frontend.options).isEmpty();
        assertThat(frontend.connectionMode).isEqualTo(ProxySection.ConnectionMode.KEEP_ALIVE);
        assertThat(frontend.logs).isEmpty();
    }

    @Test
    void skipsWhatConditionsExclude() {
        Configuration configuration = valid("""
                global
                .if defined(NONE)
                 maxconn 1
                .elif streq("$HOME",/home/ada)
                .if 0
                 maxconn 2
                .else
                 maxconn 3
                .endif
                .else
                 maxconn 4
                .endif
                """);
        assertThat(configuration.global.maxconn).isEqualTo(3);
    }

    @Test
    void readsSeveralFilesAsOneButSectionsEndWithTheirFile() {
        kit.file("a", "defaults\n timeout client 4s\nfrontend f\n bind :80\n").file("b", " bind :81\nfrontend g\n bind :82\n");
        ReadingResult result = kit.read(List.of("a", "b"));
        assertThat(result.diagnostics().list()).extracting(Diagnostic::message)
            .contains("config : parsing [b:1]: unknown keyword 'bind' out of section. Did you mean 'backend' maybe ?"
                .replace(" Did you mean 'backend' maybe ?", ""));
        assertThat(result.configuration().proxies.get(1).timeoutClientMs).isEqualTo(4_000);
    }

    @Test
    void reportsAllErrorsOfAllFilesInOneRun() {
        kit.file("a", "global\n foo\n maxconn x\n").file("b", "frontend f\n bind\n default_backend nowhere\n timeout client 3x\n");
        List<Diagnostic> list = kit.read(List.of("a", "b", "c")).diagnostics().list();
        assertThat(list).extracting(Diagnostic::message).containsExactly(
            "config : parsing [a:2] : unknown keyword 'foo' in 'global' section",
            "config : parsing [a:3] : cannot parse 'maxconn' value 'x', an integer is expected.",
            "config : Error(s) found in configuration file : a",
            "config : parsing [b:2] : 'bind' expects {<path>|[addr1]:port1[-end1]}{,[addr]:port[-end]}... as arguments.",
            "config : parsing [b:4] : unexpected character 'x' in 'timeout client'",
            "config : Error(s) found in configuration file : b",
            "config : Cannot open configuration file/directory c : No such file or directory",
            "Proxy 'f': unable to find required default_backend: 'nowhere'.");
        assertThat(list.getFirst().word()).isEqualTo("foo");
        assertThat(list.getFirst().position().line()).isEqualTo(2);
    }

    @Test
    void boundsTheNumberOfMessages() {
        Diagnostics diagnostics = kit.read("global\n" + " foo\n".repeat(5_000)).diagnostics();
        assertThat(diagnostics.list()).hasSize(Diagnostics.LIMIT + 1);
        assertThat(diagnostics.errorCount()).isEqualTo(5_001);
    }

    @Test
    void boundsWhatFewLinesCanStandFor() {
        assertThat(valid("frontend f\n bind :1-65535\n").proxies.getFirst().binds.getFirst().addresses).hasSize(65_535);
        assertThat(kit.messages("frontend f\n" + " bind :1-65535\n".repeat(5)))
            .contains("[ALERT] config : parsing [x.cfg:6] : 'bind' : more than 262144 addresses in all");
        assertThat(kit.messages("backend b\n server-template a 9999999 :80\n").getFirst())
            .endsWith("Wrong server-template number or range arg '9999999'.");
    }

    @Test
    void acceptsWindowsFilesAndByteOrderMarks() {
        assertThat(valid("\u00ef\u00bb\u00bfglobal\r\n maxconn 7\r\n").global.maxconn).isEqualTo(7);
    }

    @Test
    void continuesLinesAfterABackslash() {
        assertThat(valid("frontend f\n bind :80 \\\n   name x\n").proxies.getFirst().binds.getFirst().name).isEqualTo("x");
    }

    @Test
    void showsNonAsciiTextAsItWasWritten() {
        kit.file("x.cfg", "global\n description größer\n".getBytes(StandardCharsets.UTF_8));
        assertThat(kit.read(List.of("x.cfg")).configuration().global.description).isEqualTo("größer");
        kit.file("x.cfg", "global\n größer\n".getBytes(StandardCharsets.UTF_8));
        assertThat(kit.read(List.of("x.cfg")).diagnostics().list().getFirst().text()).contains("'größer'");
    }

    @Test
    void saysThatAWordIsNotSupportedYetWithItsPlace() {
        assertThat(kit.messages("frontend f\n bind :80\n email-alert to a\n http-request set-header a b\n stick-table type ip size 1m\n stats enable\n"))
            .contains("[ALERT] config : parsing [x.cfg:3] : 'email-alert to' is not supported yet",
                "[ALERT] config : parsing [x.cfg:4] : 'http-request set-header' is not supported yet",
                "[ALERT] config : parsing [x.cfg:5] : 'stick-table' is not supported yet",
                "[ALERT] config : parsing [x.cfg:6] : 'stats enable' is not supported yet");
    }

    @Test
    void leavesOutTheLinesOfSectionsThatAreNotSupportedYet() {
        assertThat(kit.messages("""
                resolvers r
                 nameserver a 1.2.3.4:53
                 timeout retry 1s
                backend b
                 server a 127.0.0.1:1
                 timeout server 1s
                 timeout connect 1s
                """)).containsExactly("[ALERT] config : parsing [x.cfg:1] : 'section resolvers' is not supported yet",
            "[ALERT] config : Error(s) found in configuration file : x.cfg");
    }

    @Test
    void acceptsTuningThatMeansNothingHereWithOneWarning() {
        ReadingResult result = kit.read("global\n tune.h2.max-concurrent-streams 100\n tune.h2.max-concurrent-streams 200\n tune.ssl.cachesize 1\n");
        assertThat(result.valid()).isTrue();
        assertThat(result.diagnostics().list()).extracting(Diagnostic::text).containsExactly(
            "parsing [x.cfg:2] : 'tune.h2.max-concurrent-streams' is accepted and has no effect.",
            "parsing [x.cfg:4] : 'tune.ssl.cachesize' is accepted and has no effect.");
    }

    @Test
    void refusesNumbersThatAreNoneAndPortsThatDoNotExist() {
        for (String line : new String[] {"server a 127.0.0.1:1 weight x", "server a 127.0.0.1:1 maxconn 1x", "server a 127.0.0.1:1 port 99999",
            "server a 127.0.0.1:65536", "retries x", "fullconn x"}) {
            assertThat(kit.read("backend b\n " + line + "\n").valid()).as(line).isFalse();
        }
    }

    @Test
    void keepsUserlists() {
        Configuration configuration = valid("userlist u\n group g users a,b\n user a password $5$x groups h\n user b insecure-password p\n group h\n");
        assertThat(configuration.userlists.getFirst().users).extracting(user -> user.name() + user.insecure() + user.groups())
            .containsExactly("afalse[h]", "btrue[]");
        assertThat(configuration.userlists.getFirst().groups.getFirst().users()).containsExactly("a", "b");
    }

    @Test
    void evaluatesConditionsOfTheCommandLine() {
        assertThat(ConfigurationReader.evaluate("streq(\"$HOME\",/home/ada)", kit.surroundings()).holds()).isTrue();
        assertThat(ConfigurationReader.evaluate("", kit.surroundings()).holds()).isFalse();
        assertThat(ConfigurationReader.evaluate("foo", kit.surroundings()).error()).isEqualTo("unparsable conditional expression 'foo'");
        assertThat(ConfigurationReader.evaluate("\"", kit.surroundings()).error()).isNotNull();
    }
}
