package io.sluice.conformance.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormaliserTest {
    private final Normaliser normaliser = new Normaliser();

    @Test
    void accidentsOfALogLineAreReplacedAndItsFactsAreKept() {
        normaliser.addPort(40123, "${c1.port}");
        assertThat(normaliser.normalise("<134>Nov 20 22:46:17 haproxy[1234]: 127.0.0.1:40123 [20/Nov/2026:22:46:17.123] web app/s1 "
                        + "0/0/1/+2/-1 200 51 - - ---- 1/1/0/0/+2 0/0 \"GET / HTTP/1.1\""))
                .isEqualTo("<134><syslog-date> <program>[<pid>]: 127.0.0.1:${c1.port} [<date>] web app/s1 "
                        + "T/T/T/+T/-1 200 B - - ---- 1/1/0/0/+2 0/0 \"GET / HTTP/1.1\"");
    }

    @Test
    void aPortIsReplacedOnlyWhereItStandsAlone() {
        normaliser.addPort(22001, "${port1}");
        assertThat(normaliser.normalise("127.0.0.1:22001 220010 1.22001 x22001 22001,")).isEqualTo("127.0.0.1:${port1} 220010 1.22001 x22001 ${port1},");
    }

    @Test
    void pointersAndMessagePidsAreReplaced() {
        assertThat(normaliser.normalise("[ALERT]    (4711) : 0x7f12ab34cd proto=tcpv4 0x1"))
                .isEqualTo("[ALERT]    (<pid>) : 0x<pointer> proto=tcpv4 0x1");
    }

    @Test
    void longerKnownWordsWinOverTheirBeginnings() {
        normaliser.addWord("/tmp/x", "${tmp}");
        normaliser.addWord("/tmp/x/admin.sock", "${socket}");
        assertThat(normaliser.normalise("/tmp/x/admin.sock /tmp/x/a")).isEqualTo("${socket} ${tmp}/a");
    }
}
