package io.sluice.engine.log;

import static io.sluice.engine.log.Records.bytes;
import static io.sluice.engine.log.Records.counters;
import static io.sluice.engine.log.Records.request;
import static io.sluice.engine.log.Records.termination;
import static io.sluice.engine.log.Records.timers;
import static io.sluice.engine.log.Records.to;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** The expected lines are what HAProxy 3.2 sent for the same traffic. */
class LogFormatTest {

    private static final LogFormat HTTP = new HttpLogFormat(false);
    private static final LogFormat CLF = new CommonLogFormat(true);
    private static final LogFormat TCP = new TcpLogFormat();

    private final LinePrinter printer = new LinePrinter(TimeZone.getTimeZone("UTC"));

    private String print(LogFormat format, TrafficRecord record) {
        printer.line.clear(4096);
        format.print(record, printer);
        return printer.line.toString();
    }

    /** A normal request over HTTP. */
    private static TrafficRecord normal(int port, String frontend, String time, String line) {
        TrafficRecord record = request(to(Records.of("127.0.0.1", port, frontend, time), "be", "s1"), line, 200, 105);
        return counters(timers(record, 0, 0, 0, 0, 0), 3, 1, 0, 0, 0);
    }

    private static TrafficRecord unparsed(int port, String frontend, String time, String cause) {
        TrafficRecord record = request(Records.of("127.0.0.1", port, frontend, time), "", 400, 0);
        return counters(termination(record, cause), 2, 1, 0, 0, 0);
    }

    @Test
    void anHttpRequestIsOneLineWithTimersStatusCountersAndTheQuotedRequest() {
        assertThat(print(HTTP, normal(55980, "fhttp", "2026-11-20T22:49:42.240Z", "GET /p1?x=%20\" HTTP/1.1"))).isEqualTo(
            "127.0.0.1:55980 [20/Nov/2026:22:49:42.240] fhttp be/s1 0/0/0/0/0 200 105 - - ---- 3/1/0/0/0 0/0 \"GET /p1?x=%20#22 HTTP/1.1\"");
    }

    @Test
    void aTlsFrontendIsMarkedWithATilde() {
        TrafficRecord record = request(Records.of("127.0.0.1", 53624, "fh", "2026-11-20T23:02:39.756Z"), "GET / HTTP/1.1", 200, 49);
        record.frontendTls = true;
        counters(termination(timers(record, 0, -1, -1, -1, 0), "LR"), 1, 1, 0, 0, 0);

        assertThat(print(HTTP, record)).isEqualTo(
            "127.0.0.1:53624 [20/Nov/2026:23:02:39.756] fh~ fh/<NOSRV> 0/-1/-1/-1/0 200 49 - - LR-- 1/1/0/0/0 0/0 \"GET / HTTP/1.1\"");
        assertThat(print(CLF, record)).contains(" \"fh~\" \"fh\" \"<NOSRV>\" ");
    }

    @Test
    void aRequestThatWasNeverParsedPrintsAsBadRequest() {
        TrafficRecord record = unparsed(60414, "fhttp", "2026-11-20T22:49:45.358Z", "PR");

        assertThat(print(HTTP, record)).isEqualTo(
            "127.0.0.1:60414 [20/Nov/2026:22:49:45.358] fhttp fhttp/<NOSRV> -1/-1/-1/-1/0 400 0 - - PR-- 2/1/0/0/0 0/0 \"<BADREQ>\"");
    }

    @Test
    void aRedispatchPutsAPlusBeforeTheRetries() {
        TrafficRecord record = request(to(Records.of("127.0.0.1", 42240, "fdn", "2026-11-20T22:53:56.522Z"), "be2", "s1"),
            "GET / HTTP/1.1", 503, 217);
        counters(termination(timers(record, 0, 0, -1, -1, 0), "SC"), 3, 1, 0, 0, 2);
        record.redispatched = true;

        assertThat(print(HTTP, record)).isEqualTo(
            "127.0.0.1:42240 [20/Nov/2026:22:53:56.522] fdn be2/s1 0/0/-1/-1/0 503 217 - - SC-- 3/1/0/0/+2 0/0 \"GET / HTTP/1.1\"");
    }

    @Test
    void anEarlyLinePutsAPlusBeforeTotalTimeAndBytes() {
        TrafficRecord record = normal(40022, "fasap", "2026-11-20T22:49:42.255Z", "GET /p6?x=%20\" HTTP/1.1");
        record.logAsap = true;
        counters(record, 3, 1, 1, 1, 0);

        assertThat(print(HTTP, record)).isEqualTo("127.0.0.1:40022 [20/Nov/2026:22:49:42.255] fasap be/s1 0/0/0/0/+0 200 +105 - - ---- "
            + "3/1/1/1/0 0/0 \"GET /p6?x=%20#22 HTTP/1.1\"");
    }

    @Test
    void capturedCookiesAndHeadersStandBeforeTheRequest() {
        TrafficRecord record = normal(56430, "fcap", "2026-11-20T22:49:42.265Z", "GET /p8?x=%20\" HTTP/1.1");
        Records.requestCookie(record, "SID=q1");
        Records.responseCookie(record, "SID=abc123");
        record.requestCaptures = Records.captures(record, "127.0.0.1:23008", "a \"b|c}");
        record.responseCaptures = Records.captures(record, "org");

        assertThat(print(HTTP, record)).isEqualTo("127.0.0.1:56430 [20/Nov/2026:22:49:42.265] fcap be/s1 0/0/0/0/0 200 105 SID=q1 SID=abc123 "
            + "---- 3/1/0/0/0 0/0 {127.0.0.1:23008|a #22b#7Cc#7D} {org} \"GET /p8?x=%20#22 HTTP/1.1\"");
    }

    @Test
    void anAbsentCapturedHeaderLeavesEmptyBraces() {
        TrafficRecord record = normal(43214, "fh", "2026-11-20T22:53:56.520Z", "GET / HTTP/1.0");
        record.requestCaptures = Records.captures(record, (String) null);

        assertThat(print(HTTP, record)).endsWith(" 3/1/0/0/0 0/0 {} \"GET / HTTP/1.0\"");
    }

    @Test
    void anHttpsLineEndsWithTheFieldsOfTheTlsConnection() {
        TrafficRecord record = normal(50940, "fhttps", "2026-11-20T22:49:42.250Z", "GET /p5?x=%20\" HTTP/1.1");

        assertThat(print(new HttpLogFormat(true), record)).isEqualTo("127.0.0.1:50940 [20/Nov/2026:22:49:42.250] fhttps be/s1 0/0/0/0/0 200 "
            + "105 - - ---- 3/1/0/0/0 0/0 \"GET /p5?x=%20#22 HTTP/1.1\" 0/-/-/-/0 -/-/-");
    }

    @Test
    void theHttpDateIsThatOfTheRequestAndActiveTimeLeavesIdleTimeOut() {
        TrafficRecord record = normal(34356, "f2", "2026-11-20T22:56:11.769Z", "GET /2 HTTP/1.1");
        record.requestDateMs += 50;
        timers(record, 43, -1, -1, -1, 93);
        record.idleMs = 50;

        assertThat(print(HTTP, record)).startsWith("127.0.0.1:34356 [20/Nov/2026:22:56:11.819] f2 be/s1 43/-1/-1/-1/43 ");
    }

    @Test
    void theCommonFormatQuotesTextsAndEndsWithASpaceWhenNothingIsCaptured() {
        TrafficRecord record = normal(46582, "fclf", "2026-11-20T22:49:42.246Z", "GET /p2?x=%20\" HTTP/1.1");

        assertThat(print(CLF, record)).isEqualTo("127.0.0.1 - - [20/Nov/2026:22:49:42 +0000] \"GET /p2?x=%20#22 HTTP/1.1\" 200 105 \"\" \"\" "
            + "46582 246 \"fclf\" \"be\" \"s1\" 0 0 0 0 0 ---- 3 1 0 0 0 0 0 \"\" \"\" ");
    }

    @Test
    void theCommonFormatPrintsMillisecondsWithThreeDigits() {
        TrafficRecord record = normal(46582, "fclf", "2026-11-20T22:49:42.004Z", "GET / HTTP/1.1");

        assertThat(print(CLF, record)).contains(" \"\" \"\" 46582 004 \"fclf\" ");
    }

    @Test
    void theCommonFormatKeepsLowerBoundsAndQuotesEveryCapture() {
        TrafficRecord early = normal(45974, "fasapclf", "2026-11-20T22:49:42.260Z", "GET /p7?x=%20\" HTTP/1.1");
        early.logAsap = true;
        counters(early, 3, 1, 1, 1, 0);
        assertThat(print(CLF, early)).isEqualTo("127.0.0.1 - - [20/Nov/2026:22:49:42 +0000] \"GET /p7?x=%20#22 HTTP/1.1\" 200 +105 \"\" \"\" "
            + "45974 260 \"fasapclf\" \"be\" \"s1\" 0 0 0 0 +0 ---- 3 1 1 1 0 0 0 \"\" \"\" ");

        TrafficRecord captured = normal(60100, "fcapclf", "2026-11-20T22:49:42.270Z", "GET /p9?x=%20\" HTTP/1.1");
        Records.requestCookie(captured, "SID=q1");
        Records.responseCookie(captured, "SID=abc123");
        captured.requestCaptures = Records.captures(captured, "127.0.0.1:23009", "a \"b|c}");
        captured.responseCaptures = Records.captures(captured, "org");
        assertThat(print(CLF, captured)).isEqualTo("127.0.0.1 - - [20/Nov/2026:22:49:42 +0000] \"GET /p9?x=%20#22 HTTP/1.1\" 200 105 \"\" \"\" "
            + "60100 270 \"fcapclf\" \"be\" \"s1\" 0 0 0 0 0 ---- 3 1 0 0 0 0 0 \"SID=q1\" \"SID=abc123\" \"127.0.0.1:23009\" "
            + "\"a #22b#7Cc#7D\" \"org\"");
    }

    @Test
    void theCommonFormatOfABadRequestHasNoCaptures() {
        TrafficRecord record = unparsed(51352, "fclf", "2026-11-20T22:49:49.367Z", "CR");
        counters(record, 1, 1, 0, 0, 0);

        assertThat(print(CLF, record)).isEqualTo("127.0.0.1 - - [20/Nov/2026:22:49:49 +0000] \"<BADREQ>\" 400 0 \"\" \"\" 51352 367 \"fclf\" "
            + "\"fclf\" \"<NOSRV>\" -1 -1 -1 -1 0 CR-- 1 1 0 0 0 0 0 \"\" \"\" ");
    }

    @Test
    void theCommonFormatWithRequestCapturesOnlyEndsWithASpace() {
        TrafficRecord record = normal(56812, "fclf", "2026-11-20T22:53:56.521Z", "GET / HTTP/1.0");
        record.requestCaptures = Records.captures(record, (String) null);

        assertThat(print(CLF, record)).endsWith(" ---- 3 1 0 0 0 0 0 \"\" \"\" \"\" ");
    }

    @Test
    void aTcpSessionHasThreeTimersAndTwoStateCharacters() {
        TrafficRecord record = to(Records.of("127.0.0.1", 37786, "ftcp", "2026-11-20T22:49:45.304Z"), "bt", "t1");
        record.queueMs = 1;
        record.connectMs = 0;
        record.bytesToClient = 106;
        counters(record, 2, 1, 0, 0, 0);
        assertThat(print(TCP, record)).isEqualTo("127.0.0.1:37786 [20/Nov/2026:22:49:45.304] ftcp bt/t1 1/0/0 106 -- 2/1/0/0/0 0/0");

        record.logAsap = true;
        record.bytesToClient = 0;
        counters(record, 3, 1, 1, 1, 0);
        assertThat(print(TCP, record)).isEqualTo("127.0.0.1:37786 [20/Nov/2026:22:49:45.304] ftcp bt/t1 1/0/+0 +0 -- 3/1/1/1/0 0/0");

        record.logAsap = false;
        record.connectMs = -1;
        counters(termination(record, "SC"), 1, 1, 0, 0, 0);
        assertThat(print(TCP, record)).isEqualTo("127.0.0.1:37786 [20/Nov/2026:22:49:45.304] ftcp bt/t1 1/-1/0 0 SC 1/1/0/0/0 0/0");
    }

    @Test
    void theCommonFormatOfATcpSessionFakesARequest() {
        LogFormat format = new CommonLogFormat(false);
        TrafficRecord record = to(Records.of("127.0.0.1", 57068, "ftcpclf", "2026-11-20T22:49:45.311Z"), "bt", "t1");
        record.queueMs = 1;
        record.connectMs = 0;
        record.bytesToClient = 106;
        record.bytesFromClient = 81;
        counters(record, 2, 1, 0, 0, 0);
        assertThat(print(format, record)).isEqualTo("127.0.0.1 - - [20/Nov/2026:22:49:45 +0000] \"TCP \" 000 106 \"\" \"\" 57068 311 \"ftcpclf\" "
            + "\"bt\" \"t1\" 0 1 0 0 81 ---- 2 1 0 0 0 0 0 \"\" \"\" ");

        record.logAsap = true;
        record.bytesToClient = 0;
        record.bytesFromClient = 0;
        counters(record, 6, 1, 1, 1, 0);
        assertThat(print(format, record)).contains("\"TCP \" 000 +0 \"\" \"\" 57068 311 \"ftcpclf\" \"bt\" \"t1\" 0 1 0 +0 0 ---- 6 1 1 1 0 0 0 ");
    }

    @Test
    void withoutALogOptionTheLineSaysWhoConnected() {
        LogFormat format = new ConnectLogFormat("HTTP");
        TrafficRecord record = Records.of("127.0.0.1", 49254, "fdef", "2026-11-20T22:49:42Z");
        record.frontendAddressLength = Records.putAddress("127.0.0.1", 23000, record.frontendAddress);
        assertThat(print(format, record)).isEqualTo("Connect from 127.0.0.1:49254 to 127.0.0.1:23000 (fdef/HTTP)");

        record.clientAddressLength = Records.putAddress("::1", 37894, record.clientAddress);
        record.frontendAddressLength = Records.putAddress("::1", 23000, record.frontendAddress);
        assertThat(print(format, record)).isEqualTo("Connect from ::1:37894 to ::1:23000 (fdef/HTTP)");
        assertThat(print(new ConnectLogFormat("TCP"), record)).endsWith(" (fdef/TCP)");

        record.clientAddressLength = Records.putAddress(null, 0, record.clientAddress);
        record.listenerId = 3;
        assertThat(print(format, record)).isEqualTo("Connect to unix:3 (fdef/HTTP)");
    }

    @Test
    void aUnixClientIsNamedByItsListener() {
        TrafficRecord record = normal(0, "fhttp", "2026-11-20T22:49:45.349Z", "GET /un HTTP/1.1");
        record.clientAddressLength = Records.putAddress(null, 0, record.clientAddress);
        record.listenerId = 2;

        assertThat(print(HTTP, record)).startsWith("unix:2 [20/Nov/2026:22:49:45.349] fhttp be/s1 ");
    }

    @Test
    void ipv6AddressesFollowTheCLibrarysTextForm() {
        String[] texts = {"::", "::1", "::ffff:127.0.0.1", "::1.2.3.4", "2001:db8::1", "2001:db8:0:1:0:0:1:1", "1:2:3:4:5:6:7:8", "1::", "fe80::1:0:0:1",
            "1:0:2:3:4:5:6:7"};
        String[] expected = {"::", "::1", "::ffff:127.0.0.1", "::1.2.3.4", "2001:db8::1", "2001:db8:0:1::1:1", "1:2:3:4:5:6:7:8", "1::", "fe80::1:0:0:1",
            "1:0:2:3:4:5:6:7"};
        for (int i = 0; i < texts.length; i++) {
            TrafficRecord record = normal(9, "f", "2026-11-20T22:49:45.349Z", "GET / HTTP/1.1");
            record.clientAddressLength = Records.putAddress(texts[i], 34960, record.clientAddress);

            assertThat(print(HTTP, record)).startsWith(expected[i] + ":34960 [");
        }
    }

    @Test
    void anAddressThatWasNeverSetPrintsAsADash() {
        TrafficRecord record = normal(0, "f", "2026-11-20T22:49:45.349Z", "GET / HTTP/1.1");
        record.clientAddressLength = 0;

        assertThat(print(HTTP, record)).startsWith("-:- [20/Nov/2026");
    }
}
