package io.sluice.engine.balance.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.balance.BalanceKey;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.HeadParser;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a header is hashed, as HAProxy 3.2 showed by the servers it chose. */
class HeaderKeyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "www.example.com | example", "a.b | a", "localhost | localhost", "1.2.3.4 | 3", "x.y.z:80 | y", "a.b. | b", "b. | b", ".a.b | a", ".a | .a",
        ". | .", ".. | .", "... | .", "a..b | a.", "a.b..c | b.", "ab..c | ab.", "bc.. | bc."})
    void theDomainIsWhatStandsBeforeTheLastDot(String value, String domain) {
        assertThat(key(new HeaderKey("Host", true), "host: " + value)).isEqualTo(domain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "x-key: a , b | a", "X-KEY: \"a,b\" , c | \"a,b\"", "x-key: a.b | a.b", "x-other: a | -", "x-key: , b | -", "x-key:   | -"})
    void theFirstValueOfTheHeaderIsHashedIfThereIsOne(String line, String value) {
        assertThat(key(new HeaderKey("X-Key", false), line)).isEqualTo(value);
    }

    private static String key(HeaderKey reader, String line) {
        byte[] head = ("GET / HTTP/1.1\r\n" + line + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        Buffer buffer = Buffer.allocate(4_096);
        buffer.put(0, head);
        HeadIndex index = new HeadIndex();
        assertThat(new HeadParser(4_096).parseRequest(buffer, 0, head.length, index)).isEqualTo(head.length);
        BalanceKey key = new BalanceKey();
        return reader.read(key, index, buffer) ? new String(key.bytes(), 0, key.length(), StandardCharsets.ISO_8859_1) : "-";
    }
}
