package io.sluice.engine.log;

/**
 * {@code option httplog clf} and {@code option tcplog clf}: the fields that readers of the common log format know first, everything else
 * behind them, each field on its own and texts in quotes. The line ends with a space when there is no captured header to end it.
 */
final class CommonLogFormat implements LogFormat {

    private static final byte[] NOBODY = LogNames.bytes(" - - [");
    private static final byte[] TCP_REQUEST_AND_STATUS = LogNames.bytes("\"TCP \" 000 ");
    private static final byte[] TWO_EMPTY = LogNames.bytes(" \"\" \"\" ");

    private final boolean http;

    CommonLogFormat(boolean http) {
        this.http = http;
    }

    @Override
    public void print(TrafficRecord record, LinePrinter printer) {
        LineBuffer line = printer.line;
        printer.putClientHost(record);
        line.put(NOBODY);
        printer.dates().putUtc(line, http ? record.requestDateMs : record.acceptDateMs);
        line.put(']');
        line.put(' ');
        if (http) {
            printer.putRequestLine(record);
            line.put(' ');
            line.putNumber(record.status);
            line.put(' ');
        } else {
            line.put(TCP_REQUEST_AND_STATUS);
        }
        printer.putLowerBound(record, record.bytesToClient);
        line.put(TWO_EMPTY);
        printer.putClientPort(record);
        line.put(' ');
        line.putThreeDigits((int) Math.floorMod(record.acceptDateMs, 1000L));
        line.put(' ');
        printNames(record, printer);
        if (http) {
            printHttpTimers(record, printer);
        } else {
            printTcpTimers(record, printer);
        }
        line.put(' ');
        printer.putTermination(record, true);
        line.put(' ');
        printer.putCounters(record, ' ', ' ');
        if (http) {
            printHttpTail(record, line);
        } else {
            line.put(TWO_EMPTY);
        }
    }

    private static void printNames(TrafficRecord record, LinePrinter printer) {
        LineBuffer line = printer.line;
        line.put('"');
        printer.putFrontendName(record);
        line.put('"');
        line.put(' ');
        printQuoted(record.backendName, line);
        line.put(' ');
        printQuoted(record.serverName, line);
        line.put(' ');
    }

    private static void printHttpTimers(TrafficRecord record, LinePrinter printer) {
        LineBuffer line = printer.line;
        line.putNumber(record.requestMs);
        line.put(' ');
        line.putNumber(record.queueMs);
        line.put(' ');
        line.putNumber(record.connectMs);
        line.put(' ');
        line.putNumber(record.responseMs);
        line.put(' ');
        printer.putLowerBound(record, record.activeMs());
    }

    private static void printTcpTimers(TrafficRecord record, LinePrinter printer) {
        LineBuffer line = printer.line;
        line.putNumber(record.handshakeMs);
        line.put(' ');
        line.putNumber(record.queueMs);
        line.put(' ');
        line.putNumber(record.connectMs);
        line.put(' ');
        printer.putLowerBound(record, record.totalMs);
        line.put(' ');
        line.putNumber(record.bytesFromClient);
    }

    private static void printHttpTail(TrafficRecord record, LineBuffer line) {
        line.put(' ');
        printQuoted(record.requestCookie, record.requestCookieLength, line);
        line.put(' ');
        printQuoted(record.responseCookie, record.responseCookieLength, line);
        line.put(' ');
        if (printCaptures(record, record.requestCaptures, line)) {
            line.put(' ');
        }
        printCaptures(record, record.responseCaptures, line);
    }

    private static boolean printCaptures(TrafficRecord record, CapturedValues captures, LineBuffer line) {
        if (captures == null || !record.hasCaptures) {
            return false;
        }
        for (int i = 0; i < captures.count(); i++) {
            if (i > 0) {
                line.put(' ');
            }
            line.put('"');
            if (captures.length(i) > 0) {
                line.putEscapedHeader(captures.bytes(i), captures.length(i));
            }
            line.put('"');
        }
        return true;
    }

    private static void printQuoted(byte[] text, LineBuffer line) {
        printQuoted(text, text.length, line);
    }

    private static void printQuoted(byte[] text, int length, LineBuffer line) {
        line.put('"');
        line.put(text, 0, length);
        line.put('"');
    }
}
