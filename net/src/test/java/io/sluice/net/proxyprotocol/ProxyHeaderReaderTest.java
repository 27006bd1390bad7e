package io.sluice.net.proxyprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import io.sluice.net.syscall.SocketAddressCodec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reader takes and what it refuses; the results are those of HAProxy 3.2 in the same situation. */
class ProxyHeaderReaderTest {

    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
    private static final String IPV4 = "0102030405060708" + "045708ae";

    private final ProxyHeaderReader reader = new ProxyHeaderReader();
    private final ProxyHeader header = new ProxyHeader();

    private int read(byte[] bytes) {
        Buffer buffer = Buffer.allocate(bytes.length + 8);
        buffer.put(5, bytes);
        return reader.read(buffer, 5, 5 + bytes.length, header);
    }

    private int readText(String text) {
        return read(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private int readHex(String hex) {
        return read(HexFormat.of().parseHex(hex));
    }

    private static String text(byte[] address) {
        return SocketAddressCodec.decode(address, address.length).toString();
    }

    @Test
    void aLineOfTextBringsTheAddresses() {
        String line = "PROXY TCP4 192.0.2.7 198.51.100.1 56324 443\r\n";
        assertThat(readText(line + "GET / HTTP/1.1\r\n")).isEqualTo(line.length());
        assertThat(header.hasAddresses).isTrue();
        assertThat(text(header.source)).isEqualTo("192.0.2.7:56324");
        assertThat(text(header.destination)).isEqualTo("198.51.100.1:443");
    }

    @Test
    void aBinaryHeaderBringsTheAddressesAndItsValues() {
        assertThat(readHex(SIGNATURE + "21110011" + IPV4 + "0200026162" + "47")).isEqualTo(33);
        assertThat(text(header.source)).isEqualTo("1.2.3.4:1111");
        assertThat(text(header.destination)).isEqualTo("5.6.7.8:2222");
        assertThat(ProxyHeader.authority(header.values)).asString(StandardCharsets.US_ASCII).isEqualTo("ab");
        assertThat(ProxyHeader.value(header.values, 5)).isNull();
    }

    @Test
    void unknownAndLocalLeaveTheConnectionsOwnAddresses() {
        assertThat(readText("PROXY UNKNOWN\r\n")).isEqualTo(15);
        assertThat(header.hasAddresses).isFalse();
        assertThat(readHex(SIGNATURE + "20000000")).isEqualTo(16);
        assertThat(header.hasAddresses).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "PROXY UNKNOWN bla\\r\\n, -2", "PROXY TCP5 1.2.3.4 5.6.7.8 1 2\\r\\n, -2", "PROXY \\r\\n, -2", "proxy TCP4, -1", "PROXY\\r\\n, -1",
        "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\\n, -3", "PROXY TCP4 1.2.3.4 5.6.7.8 1\\r\\n, -3", "PROXY TCP4 1.2.3.4 5.6.7.8 1 2 3\\r\\n, -3",
        "PROXY TCP4  1.2.3.4 5.6.7.8 1 2\\r\\n, -3", "PROXY TCP4 ::1 5.6.7.8 1 2\\r\\n, -3", "PROXY TCP6 1.2.3.4 5.6.7.8 1 2\\r\\n, -3",
        "PROXY TCP4 1.2.3.4 5.6.7.8 65536 2\\r\\n, -3", "PROXY TCP4 1.2.3.4 5.6.7.8 -1 2\\r\\n, -3", "PROXY TCP4 1.2.3 5.6.7.8 1 2\\r\\n, -3",
    })
    void brokenLinesAreRefused(String line, int result) {
        assertThat(readText(line.replace("\\r", "\r").replace("\\n", "\n"))).isEqualTo(result);
    }

    @Test
    void aLineMayNotBeLongerThanTheLongestOneOfTheProtocol() {
        assertThat(readText("PROXY UNKNOWN " + "1".repeat(92))).isEqualTo(ProxyHeaderReader.INCOMPLETE);
        assertThat(readText("PROXY UNKNOWN " + "1".repeat(93))).isEqualTo(ProxyHeaderReader.UNKNOWN_PROTOCOL);
        assertThat(readText("PROXY TCP4 " + "1".repeat(100))).isEqualTo(ProxyHeaderReader.INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "2200000c, -3", "2112000c, -3", "2131000c, -3", "2100000c, -3", "21110008, -3", "2121000c, -3", "1111000c, -1", "3111000c, -1",
        "21114001, -4", "2011000c, -3",
    })
    void brokenBinaryHeadersAreRefused(String fixed, int result) {
        assertThat(readHex(SIGNATURE + fixed + IPV4)).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({"01, -3", "010010616263, -3", "0300046c3e9d11, -3", "030003000000, -3"})
    void brokenValuesAreRefused(String values, int result) {
        int length = 12 + values.length() / 2;
        assertThat(readHex(SIGNATURE + "2111" + HexFormat.of().toHexDigits((short) length) + IPV4 + values)).isEqualTo(result);
    }

    @Test
    void valuesHaveTheirLimits() {
        assertThat(readValue(0x02, 255)).isPositive();
        assertThat(readValue(0x02, 256)).isEqualTo(ProxyHeaderReader.INVALID);
        assertThat(readValue(0x05, 128)).isPositive();
        assertThat(readValue(0x05, 129)).isEqualTo(ProxyHeaderReader.INVALID);
        assertThat(readValue(0xe0, 1024)).isPositive();
        assertThat(readValue(0xe0, 1025)).isEqualTo(ProxyHeaderReader.INVALID);
    }

    private int readValue(int type, int length) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex(SIGNATURE + "2111" + HexFormat.of().toHexDigits((short) (15 + length)) + IPV4));
        bytes.write(type);
        bytes.write(length >> 8);
        bytes.write(length);
        bytes.writeBytes(new byte[length]);
        return read(bytes.toByteArray());
    }

    /** Recorded from HAProxy 3.2: a header with a checksum, for another connection. */
    @Test
    void aChecksumOfHaproxyIsRight() {
        assertThat(readHex(SIGNATURE + "21110013" + "7f0000017f000001a4265dd5" + "030004e0ec6b91")).isEqualTo(35);
        assertThat(readHex(SIGNATURE + "21110013" + "7f0000017f000001a4265dd4" + "030004e0ec6b91")).isEqualTo(ProxyHeaderReader.INVALID);
    }
}
