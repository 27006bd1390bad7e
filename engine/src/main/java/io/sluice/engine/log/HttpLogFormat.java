package io.sluice.engine.log;

/** {@code option httplog}, and with the fields of the TLS connection behind it {@code option httpslog}. */
final class HttpLogFormat implements LogFormat {

    /** Connection error, TLS errors, resumption, server name, version and cipher of a connection without TLS. */
    private static final byte[] WITHOUT_TLS = LogNames.bytes(" 0/-/-/-/0 -/-/-");

    private final boolean withTlsFields;

    HttpLogFormat(boolean withTlsFields) {
        this.withTlsFields = withTlsFields;
    }

    @Override
    public void print(TrafficRecord record, LinePrinter printer) {
        LineBuffer line = printer.line;
        printer.putClient(record);
        line.put(' ');
        line.put('[');
        printer.dates().putLocal(line, record.requestDateMs);
        line.put(']');
        line.put(' ');
        printer.putFrontendName(record);
        line.put(' ');
        line.put(record.backendName);
        line.put('/');
        line.put(record.serverName);
        line.put(' ');
        printTimers(record, printer);
        line.put(' ');
        line.putNumber(record.status);
        line.put(' ');
        printer.putLowerBound(record, record.bytesToClient);
        line.put(' ');
        printCookie(record.requestCookie, record.requestCookieLength, line);
        line.put(' ');
        printCookie(record.responseCookie, record.responseCookieLength, line);
        line.put(' ');
        printer.putTermination(record, true);
        line.put(' ');
        printer.putCounters(record, '/', ' ');
        line.put(' ');
        printCaptures(record, record.requestCaptures, line);
        printCaptures(record, record.responseCaptures, line);
        printer.putRequestLine(record);
        if (withTlsFields) {
            line.put(WITHOUT_TLS);
        }
    }

    private static void printTimers(TrafficRecord record, LinePrinter printer) {
        LineBuffer line = printer.line;
        line.putNumber(record.requestMs);
        line.put('/');
        line.putNumber(record.queueMs);
        line.put('/');
        line.putNumber(record.connectMs);
        line.put('/');
        line.putNumber(record.responseMs);
        line.put('/');
        printer.putLowerBound(record, record.activeMs());
    }

    private static void printCookie(byte[] cookie, int length, LineBuffer line) {
        if (length == 0) {
            line.put('-');
        } else {
            line.put(cookie, 0, length);
        }
    }

    /** {@code {a|b}} and a space, or nothing when nothing is captured. */
    private static void printCaptures(TrafficRecord record, CapturedValues captures, LineBuffer line) {
        if (captures == null || !record.hasCaptures) {
            return;
        }
        line.put('{');
        for (int i = 0; i < captures.count(); i++) {
            if (i > 0) {
                line.put('|');
            }
            if (captures.length(i) > 0) {
                line.putEscapedHeader(captures.bytes(i), captures.length(i));
            }
        }
        line.put('}');
        line.put(' ');
    }
}
