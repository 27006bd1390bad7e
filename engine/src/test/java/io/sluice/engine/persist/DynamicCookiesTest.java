package io.sluice.engine.persist;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DynamicCookiesTest {

    @ParameterizedTest
    @CsvSource({
        "secret, 127.0.0.1, 22001, 843f4b9f3adbb1cb",
        "secret, ::1, 22003, 17f941559388909b",
        "other, 127.0.0.1, 22001, dcbb70ca48f633a2",
        "other, 127.0.0.2, 23, 425b2e98731f21e4",
        "x, 127.0.0.1, 22001, f21d3d2185078b69",
    })
    void aValueIsTheOneThatHaproxyComputes(String key, String ip, int port, String expected) {
        byte[] value = DynamicCookies.value(key, SocketAddress.ofIp(IpText.parse(ip), port));

        assertThat(new String(value, StandardCharsets.US_ASCII)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'', ef46db3751d8e999", "a, d24ec4f1a98c6e5b", "abcdefghijklmnopqrstuvwxyz012345, bf2cd639b4143b80"})
    void theHashIsThatOfItsAuthor(String text, String expected) {
        assertThat(String.format("%016x", XxHash64.of(text.getBytes(StandardCharsets.US_ASCII)))).isEqualTo(expected);
    }

    @Test
    void anAddressThatIsNoneOfTheInternetHasNoValue() {
        assertThat(DynamicCookies.value("key", SocketAddress.ofUnix("/x"))).isNull();
        assertThat(DynamicCookies.value("key", null)).isNull();
    }
}
