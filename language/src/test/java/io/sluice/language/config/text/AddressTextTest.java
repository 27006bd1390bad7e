package io.sluice.language.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.config.LanguageKit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTextTest {

    private static final int BIND =
        AddressText.PORT_REQUIRED | AddressText.PORT_RANGE | AddressText.DESCRIPTOR | AddressText.PORT_NOT_ZERO;
    private static final int SERVER = AddressText.PORT_OFFSET | AddressText.LEAVE_NAMES;

    private static ParsedAddress parse(String text, int flags) {
        return AddressText.parse(text, flags, new LanguageKit().surroundings().resolver());
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:80, 127.0.0.1:80", ":80, 0.0.0.0:80", "*:80, 0.0.0.0:80", "[::1]:80, [::1]:80", "::1:80, [::1]:80", ":::80, [::]:80",
        "[::]:80, [::]:80", "ipv4@*:80, 0.0.0.0:80", "ipv6@:80, [::]:80", "tcp@127.0.0.1:80, 127.0.0.1:80", "tcp6@[::1]:80, [::1]:80",
        "stream+ipv4@127.0.0.1:80, 127.0.0.1:80", "localhost:80, 127.0.0.1:80", "/run/x, unix@/run/x", "unix@/run/x, unix@/run/x",
        "uxst@/run/x, unix@/run/x", "unix@relative, unix@relative", "abns@name, abns@name", "fd@3, fd@3", "2001:db8::1:443, [2001:db8::1]:443"})
    void readsListeningAddresses(String text, String expected) {
        ParsedAddress address = parse(text, BIND);
        assertThat(address.error()).isNull();
        assertThat(address.socketAddress(address.portLow()).toString()).isEqualTo(expected);
    }

    @Test
    void readsPortRanges() {
        ParsedAddress address = parse("127.0.0.1:8080-8082", BIND);
        assertThat(address.portLow()).isEqualTo(8080);
        assertThat(address.portHigh()).isEqualTo(8082);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "127.0.0.1;missing port specification in '127.0.0.1'", "127.0.0.1:;missing port specification in '127.0.0.1:'",
        "127.0.0.1:0;invalid port '0'", "127.0.0.1:99999;invalid port '99999'", "127.0.0.1:65536;invalid port '65536'",
        "127.0.0.1:90-80;invalid port range '90-80'", ":80-;invalid port ''", ":abc;invalid character 'a' in port number 'abc' in ':abc'",
        ":80-90x;invalid character 'x' in port number '90x' in ':80-90x'", "127.0.0.1:+80;port offset not permitted here in '127.0.0.1:+80'",
        "fd@x;file descriptor 'x' is not a valid integer in 'fd@x'", "fd@-1;file descriptor '-1' is not a valid integer in 'fd@-1'",
        "udp@1.2.3.4:5;dgram-type address not acceptable in 'udp@1.2.3.4:5'", "ipv4@::1:80;invalid address: '::1' in 'ipv4@::1:80'",
        "ipv6@127.0.0.1:80;invalid address: '127.0.0.1' in 'ipv6@127.0.0.1:80'", "[::1:80;invalid address: '[::1' in '[::1:80'",
        "foo@127.0.0.1:80;invalid address: 'foo@127.0.0.1' in 'foo@127.0.0.1:80'", "nowhere.invalid:80;invalid address: 'nowhere.invalid' in 'nowhere.invalid:80'"})
    void refusesWhatIsNoListeningAddress(String text, String problem) {
        assertThat(parse(text, BIND).error()).isEqualTo(problem);
    }

    @Test
    void refusesPathsThatNoSocketCanHave() {
        String path = "/run/" + "x".repeat(100);
        assertThat(parse(path, BIND).error()).isEqualTo("socket path '" + path + "' too long (max 97)");
        assertThat(parse("unix@", BIND).error()).isNotNull();
        assertThat(parse("", BIND).error()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:80,80,false", "127.0.0.1,0,false", "127.0.0.1:+80,80,true", "127.0.0.1:-80,-80,true", "[::1]:+0,0,true"})
    void readsServersPortsAndOffsets(String text, int port, boolean offset) {
        ParsedAddress address = parse(text, SERVER);
        assertThat(address.error()).isNull();
        assertThat(address.portLow()).isEqualTo(port);
        assertThat(address.portIsOffset()).isEqualTo(offset);
    }

    @Test
    void leavesNamesOfServersUnresolved() {
        ParsedAddress address = parse("db.example:5432", SERVER);
        assertThat(address.isUnresolved()).isTrue();
        assertThat(address.host()).isEqualTo("db.example");
    }
}
