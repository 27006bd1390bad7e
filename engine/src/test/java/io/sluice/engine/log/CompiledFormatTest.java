package io.sluice.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sluice.language.format.FormatExpressions;
import io.sluice.language.format.FormatReader;
import java.lang.management.ManagementFactory;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are what HAProxy 3.2 prints for the same values. */
class CompiledFormatTest {

    private final LinePrinter printer = new LinePrinter(TimeZone.getTimeZone("GMT+01:00"));
    private TrafficRecord record;

    @BeforeEach
    void anOrdinaryRequest() {
        record = Records.request(Records.to(Records.of("127.0.0.1", 258, "web", "2026-11-20T22:49:42.007Z"), "app", "s1"),
            "GET /p/a?x=\"y\"&{z|}\\]# HTTP/1.1", 200, 107);
        Records.counters(Records.timers(record, 1, 2, 3, 4, 20), 9, 8, 7, 6, 5);
        record.idleMs = 5;
        Records.requestCookie(record, "SRV=a\"\\]\u00e9\u00c3\u00a9");
        record.requestCaptures = Records.captures(record, "ho{s|t}", "a\"b#c]\\d\u0001\u00e9", null);
    }

    private static CompiledFormat compiled(String text) {
        FormatReader.Result result = FormatReader.read(text, true, FormatExpressions.NONE);
        assertThat(result.error()).isNull();
        return CompiledFormat.of(result.format(), new FormatFacts(true, LogNames.bytes("vm"), 171, new AtomicLong(3), true));
    }

    private String print(String text) {
        printer.line.clear(4096);
        compiled(text).print(record, printer);
        return printer.line.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        a  b %ci%%   c       ~ a b 127.0.0.1% c
        `%hs %hs %ST %hs `   ~ `200 `
        %t|%T|%Tl            ~ 20/Nov/2026:23:49:42.007|20/Nov/2026:22:49:42 +0000|20/Nov/2026:23:49:42 +0100
        %Ts%ms               ~ 1795214982007
        %TR/%Tw/%Tc/%Tr/%Ta  ~ 1/2/3/4/15
        %Th/%Ti/%Tq/%Td/%Tt/%Tu ~ 0/5/6/5/20/15
        %ac/%fc/%bc/%sc/%rc  ~ 9/8/7/6/5
        %HM|%HP|%HPO|%HQ|%HV ~ GET|/p/a|/p/a|?x=#22y#22&{z|}\\]#23|HTTP/1.1
        %{+E}HQ              ~ ?x=#22y#22&{z|}\\\\\\]#23
        %{+Q}b%{+Q}ts%{+Q}ST ~ "app"--200
        %{+Q}ci%{+Q,+X}ci    ~ "127.0.0.1"7F000001
        %{+X}cp-%{+X}pid-%{+X}lc-%{+X}ms ~ 0102-00AB-0003-07
        %bi:%bp|%{+Q}si      ~ -:-|""
        %hr|%hrl             ~ {ho#7Bs#7Ct#7D|a#22b#23c]\\d#01#E9|}|ho#7Bs#7Ct#7D a#22b#23c]\\d#01#E9 -
        %{+Q}hrl             ~ "ho#7Bs#7Ct#7D" "a#22b#23c]\\d#01#E9" ""
        %{+E}CC              ~ SRV=a\\"\\\\\\]\u00e9\u00c3\u00a9
        %ID|%{+Q}ID|%{+json}ID|%{+cbor}ID ~ -|""|""|F6
        %{+json}hs|%{+cbor}hs|%hs ~ null|F6|
        """)
    void valuesAreDressedAsTheirFlagsSay(String format, String text) {
        assertThat(print(format)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
        %{+json}o x %(a)b %s %(c)ST      ~ {"a": "app", "c": 200}
        %b %{+json}o                     ~ {}
        %{+json}o%(a)CC                  ~ {"a": "SRV=a\\"\\\\]\\u00E9\\u00C3\\u00A9"}
        %{+json,+utf8}o%(a)CC            ~ {"a": "SRV=a\\"\\\\]\\u00E9\u00c3\u00a9"}
        %{+json}o%(a)hrl%(b)t            ~ {"a": ["ho#7Bs#7Ct#7D", "a#22b#23c]\\\\d#01#E9", "-"], "b": "20/Nov/2026:23:49:42.007"}
        %{+json}o%(a:str)ST%(b:bool)ST%(c:sint)b%(d)ms ~ {"a": "200", "b": true, "c": "app", "d": 7}
        %{+json}o%(a){+X}cp%(b)cp        ~ {"a": "0102", "b": 258}
        %{+cbor}o%(abc)b%(c)ST           ~ BF6361626363617070616318C8FF
        %{+cbor}o%(k)HQ                  ~ BF616B7F633F783D6323323261796323323267267B7A7C7D5C5D63233233FFFF
        %{+cbor}o%(k)hrl                 ~ BF616B9F7F62686F63233742617363233743617463233744FF7F61616323323261626323323364635D5C646323303163234539FF7F612DFFFFFF
        %{+cbor}o%(k)ft%(b:bool)ST%(s:str)ST ~ BF616B7F63776562FF6162F5617318C8FF
        """)
    void anEncodedLineHasTheNamedItemsOnly(String format, String text) {
        assertThat(print(format)).isEqualTo(text);
    }

    @Test
    void negativeAndLargeNumbersHaveTheirCborForms() {
        record.status = -1;
        record.bytesToClient = 0x1_0000_0000L;
        record.bytesFromClient = 70_000;

        assertThat(print("%{+cbor}ST %{+cbor}B %{+cbor}U")).isEqualTo("20 1B0000000100000000 1A00011170");
    }

    @Test
    void anEarlyLineMarksLowerBoundsButNotInAnEncoding() {
        record.logAsap = true;
        record.redispatched = true;

        assertThat(print("%B %Tt %Ta %Td %Tu %rc %Tr %{+json}B")).isEqualTo("+107 +20 +15 +5 +15 +5 4 107");
    }

    @Test
    void aRequestThatWasNotUnderstoodHasNoParts() {
        record.requestLineLength = 0;
        record.hasCaptures = false;

        assertThat(print("%r|%HU|%hr|%hrl|%{+json}hrl")).isEqualTo("<BADREQ>|<BADREQ>|||null");
    }

    @Test
    void theTextCanBeHadOutsideOfLogsCutToItsPlace() {
        LoopLog loop = new LoopLog(new LogWriter(), new SystemLogClock(), TimeZone.getTimeZone("UTC"), 4096);
        byte[] place = new byte[5];

        assertThat(compiled("%b-%s").write(loop, record, place)).isEqualTo(5);
        assertThat(place).isEqualTo(LogNames.bytes("app-s"));
    }

    @Test
    void aWarmFormatMakesNoGarbage() {
        CompiledFormat format = compiled("%ci:%cp %t %{+Q}r %{+json}hrl %{+cbor}ft %{+X}Ts %(a:str){+json}ST %CC %Td");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                printer.line.clear(4096);
                format.print(record, printer);
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - before;
        }

        assertThat(allocated).isLessThan(1000);
    }
}
