package io.sluice.ctl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"/run/s:1.sock", "unix@/run/s:1.sock"})
    void aNameWithASlashIsAPath(String name) {
        assertThat(SocketName.parse(name).resolve()).isEqualTo(UnixDomainSocketAddress.of("/run/s:1.sock"));
    }

    @Test
    void aNameWithoutAColonIsAPathToo() {
        assertThat(SocketName.parse("admin.sock").resolve()).isEqualTo(UnixDomainSocketAddress.of("admin.sock"));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:9999,127.0.0.1,9999", "[::1]:80,::1,80", "ipv4@127.0.0.2:1,127.0.0.2,1", ":65535,127.0.0.1,65535"})
    void otherwiseItIsAnAddressWithAPort(String name, String host, int port) {
        assertThat(SocketName.parse(name).resolve()).isEqualTo(new InetSocketAddress(host, port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"host:", "host:0", "host:65536", "host:8x", "ipv4@host", "abns@name"})
    void anythingElseIsRefusedWithItsName(String name) {
        assertThatThrownBy(() -> SocketName.parse(name)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name);
    }
}
