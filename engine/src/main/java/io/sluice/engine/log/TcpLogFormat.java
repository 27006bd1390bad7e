package io.sluice.engine.log;

/** {@code option tcplog}: client, accept date, names, timers, bytes, termination state, connection counts, queues. */
final class TcpLogFormat implements LogFormat {

    @Override
    public void print(TrafficRecord record, LinePrinter printer) {
        LineBuffer line = printer.line;
        printer.putClient(record);
        line.put(' ');
        line.put('[');
        printer.dates().putLocal(line, record.acceptDateMs);
        line.put(']');
        line.put(' ');
        printer.putFrontendName(record);
        line.put(' ');
        line.put(record.backendName);
        line.put('/');
        line.put(record.serverName);
        line.put(' ');
        line.putNumber(record.queueMs);
        line.put('/');
        line.putNumber(record.connectMs);
        line.put('/');
        printer.putLowerBound(record, record.totalMs);
        line.put(' ');
        printer.putLowerBound(record, record.bytesToClient);
        line.put(' ');
        printer.putTermination(record, false);
        line.put(' ');
        printer.putCounters(record, '/', ' ');
    }
}
