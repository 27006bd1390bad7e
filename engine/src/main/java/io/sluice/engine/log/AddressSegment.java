package io.sluice.engine.log;

import io.sluice.language.format.FormatAlias;

/** Addresses and ports of the two connections. */
final class AddressSegment extends FormatSegment {

    private final FormatAlias alias;
    private final FieldStyle style;
    private final boolean port;

    AddressSegment(FormatAlias alias, FieldStyle style) {
        this.alias = alias;
        this.style = style;
        port = switch (alias) {
            case CLIENT_PORT, FRONTEND_PORT, SOURCE_PORT, SERVER_PORT -> true;
            default -> false;
        };
    }

    @Override
    void print(TrafficRecord record, LinePrinter printer) {
        switch (alias) {
            case CLIENT_ADDRESS, CLIENT_PORT -> put(printer, record.clientAddress, record.clientAddressLength, record.listenerId);
            case FRONTEND_ADDRESS, FRONTEND_PORT -> put(printer, record.frontendAddress, record.frontendAddressLength, record.listenerId);
            case SOURCE_ADDRESS, SOURCE_PORT -> put(printer, record.sourceAddress, record.sourceAddressLength, 0);
            default -> put(printer, record.serverAddress, record.serverAddressLength, 0);
        }
    }

    private void put(LinePrinter printer, byte[] address, int length, int listenerId) {
        int family = AddressText.family(address, length);
        if (family == 0) {
            style.missing(printer.line);
        } else if (port) {
            port(printer, family, address, listenerId);
        } else {
            host(printer, family, address, length);
        }
    }

    private void port(LinePrinter printer, int family, byte[] address, int listenerId) {
        long value = family == AddressText.UNIX ? listenerId : AddressText.port(address);
        if (style.hexadecimal) {
            style.hexadecimalNumber(printer, value);
        } else if (style.isEncoded()) {
            style.encodedNumber(printer, value);
        } else {
            printer.line.putNumber(value);
        }
    }

    private void host(LinePrinter printer, int family, byte[] address, int length) {
        LineBuffer text = printer.scratch();
        if (!style.hexadecimal || family == AddressText.UNIX) {
            printer.addresses().putHost(text, address, length);
            style.text(printer.line, text.bytes(), 0, text.length(), null);
            return;
        }
        AddressText.putHexadecimal(text, family, address);
        if (style.isEncoded()) {
            style.text(printer.line, text.bytes(), 0, text.length(), null);
        } else {
            printer.line.put(text.bytes(), 0, text.length());
        }
    }
}
