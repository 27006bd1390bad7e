package io.sluice.engine.log;

/** The line of a frontend without a log option: who connected to what, written when the connection is accepted. */
final class ConnectLogFormat implements LogFormat {

    private static final byte[] FROM = LogNames.bytes("Connect from ");
    private static final byte[] TO = LogNames.bytes(" to ");
    private static final byte[] TO_UNIX = LogNames.bytes("Connect to unix:");

    private final byte[] mode;

    /** The mode as printed, {@code HTTP} or {@code TCP}. */
    ConnectLogFormat(String mode) {
        this.mode = LogNames.bytes(mode);
    }

    @Override
    public void print(TrafficRecord record, LinePrinter printer) {
        LineBuffer line = printer.line;
        if (AddressText.family(record.clientAddress, record.clientAddressLength) == AddressText.UNIX) {
            line.put(TO_UNIX);
            line.putNumber(record.listenerId);
        } else {
            line.put(FROM);
            printer.putClient(record);
            line.put(TO);
            printer.putFrontendAddress(record);
        }
        line.put(' ');
        line.put('(');
        line.put(record.frontendName);
        line.put('/');
        line.put(mode);
        line.put(')');
    }
}
