package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.bytes.Buffer;
import org.junit.jupiter.api.Test;

class OctetsTest {

    private static final int LENGTH = 19;

    private interface Scan {
        int scan(Buffer buffer, int from, int to);
    }

    private interface Accepts {
        boolean test(byte octet);
    }

    @Test
    void aScanStopsAtTheFirstByteThatItsClassDoesNotHold() {
        check("abcDEF-", Octets::skipName, octet -> Octets.is(octet, Octets.TOKEN));
        check("abcDEF-/?!", Octets::skipTarget, octet -> Octets.is(octet, Octets.TARGET));
        check("ab \t\u0001\u00e9\u007f", Octets::skipValue, octet -> octet != 0 && octet != '\r' && octet != '\n');
    }

    /** Every byte value at every place, before and behind every kind of neighbour, within and at the end of the range. */
    private static void check(String neighbours, Scan scan, Accepts accepts) {
        Buffer buffer = Buffer.allocate(LENGTH + 8);
        for (int value = 0; value < 256; value++) {
            for (int at = 0; at < LENGTH; at++) {
                for (int i = 0; i < buffer.capacity(); i++) {
                    buffer.put(i, (byte) neighbours.charAt((i + value) % neighbours.length()));
                }
                buffer.put(at, (byte) value);
                int expected = accepts.test((byte) value) ? LENGTH : at;
                assertThat(scan.scan(buffer, 0, LENGTH)).as("byte %d at %d", value, at).isEqualTo(expected);
                assertThat(scan.scan(buffer, 0, at)).isEqualTo(at);
            }
        }
    }

    @Test
    void onlyUpperCaseLettersChange() {
        for (int length = 0; length < LENGTH; length++) {
            for (int value = 0; value < 128; value++) {
                Buffer buffer = Buffer.allocate(LENGTH + 2);
                for (int i = 0; i < buffer.capacity(); i++) {
                    buffer.put(i, (byte) value);
                }
                Octets.lowerCase(buffer, 1, length);
                int expected = value >= 'A' && value <= 'Z' ? value + 32 : value;
                assertThat(buffer.get(0)).isEqualTo((byte) value);
                assertThat(buffer.get(length + 1)).isEqualTo((byte) value);
                for (int i = 1; i <= length; i++) {
                    assertThat(buffer.get(i)).isEqualTo((byte) expected);
                }
            }
        }
    }
}
