package io.sluice.engine.log;

import io.sluice.language.sample.Sample;
import java.util.TimeZone;

/** What a log line is printed with: the sink and the printers of its fields. Owned by one thread, which reuses it for every line. */
final class LinePrinter {

    private static final int SCRATCH_BYTES = 64;
    private static final int LARGEST_VALUE_BYTES = 16 * 1024;

    final LineBuffer line = new LineBuffer();
    /** Behind the last separator of a custom format, or its start: a further separator there is left out. */
    int blankEnd;
    private final LineBuffer scratch = new LineBuffer();
    private Sample sample;
    private final LogDates dates;
    private final AddressText addresses = new AddressText();

    LinePrinter(TimeZone zone) {
        dates = new LogDates(zone);
    }

    LogDates dates() {
        return dates;
    }

    AddressText addresses() {
        return addresses;
    }

    /** A second sink for a value that is dressed before it is printed; empty. */
    LineBuffer scratch() {
        scratch.clear(SCRATCH_BYTES);
        return scratch;
    }

    /** The value of the expression that is being printed. */
    Sample sample() {
        if (sample == null) {
            sample = new Sample(LARGEST_VALUE_BYTES);
        }
        return sample;
    }

    void putClientHost(TrafficRecord record) {
        addresses.putHost(line, record.clientAddress, record.clientAddressLength);
    }

    void putClientPort(TrafficRecord record) {
        addresses.putPort(line, record.clientAddress, record.clientAddressLength, record.listenerId);
    }

    /** {@code host:port} of the client. */
    void putClient(TrafficRecord record) {
        putClientHost(record);
        line.put(':');
        putClientPort(record);
    }

    /** {@code host:port} that the client connected to. */
    void putFrontendAddress(TrafficRecord record) {
        addresses.putHost(line, record.frontendAddress, record.frontendAddressLength);
        line.put(':');
        addresses.putPort(line, record.frontendAddress, record.frontendAddressLength, record.listenerId);
    }

    /** The frontend's name with a tilde behind it when it accepts over TLS. */
    void putFrontendName(TrafficRecord record) {
        line.put(record.frontendName);
        if (record.frontendTls) {
            line.put('~');
        }
    }

    /** A whole line: who was refused, where and why. */
    void putRefused(TrafficRecord record, byte[] listenerName, byte[] reason) {
        putClient(record);
        line.put(' ');
        line.put('[');
        dates.putLocal(line, record.acceptDateMs);
        line.put(']');
        line.put(' ');
        line.put(record.frontendName);
        line.put('/');
        line.put(listenerName);
        line.put(':');
        line.put(' ');
        line.put(reason);
    }

    /** A number that is a lower bound when the line is written early. */
    void putLowerBound(TrafficRecord record, long value) {
        if (record.logAsap) {
            line.put('+');
        }
        line.putNumber(value);
    }

    /** Process, frontend, backend and server connections, retries, server and backend queue. */
    void putCounters(TrafficRecord record, char separator, char beforeQueues) {
        line.putNumber(record.processConnections);
        line.put(separator);
        line.putNumber(record.frontendConnections);
        line.put(separator);
        line.putNumber(record.backendConnections);
        line.put(separator);
        line.putNumber(record.serverConnections);
        line.put(separator);
        if (record.redispatched) {
            line.put('+');
        }
        line.putNumber(record.retries);
        line.put(beforeQueues);
        line.putNumber(record.serverQueue);
        line.put(separator);
        line.putNumber(record.backendQueue);
    }

    /** The two characters of the termination state, and with {@code cookies} the two of the persistence cookie. */
    void putTermination(TrafficRecord record, boolean cookies) {
        line.put(record.terminationCause);
        line.put(record.terminationState);
        if (cookies) {
            line.put(record.cookieRequest);
            line.put(record.cookieResponse);
        }
    }

    /** The quoted request line, or what stands for one that could not be parsed. */
    void putRequestLine(TrafficRecord record) {
        line.put('"');
        if (record.requestLineLength == 0) {
            line.put(LogNames.BAD_REQUEST);
        } else {
            line.putEscapedRequest(record.requestLine, record.requestLineLength);
        }
        line.put('"');
    }
}
