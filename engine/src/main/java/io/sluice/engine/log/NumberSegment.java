package io.sluice.engine.log;

import io.sluice.language.format.FormatAlias;

/** Timers, counts, sizes, numbers of things. */
final class NumberSegment extends FormatSegment {

    private final FormatAlias alias;
    private final FieldStyle style;
    private final FormatFacts facts;
    private final boolean lowerBound;
    private final boolean hexadecimal;

    NumberSegment(FormatAlias alias, FieldStyle style, FormatFacts facts) {
        this.alias = alias;
        this.style = style;
        this.facts = facts;
        lowerBound = switch (alias) {
            case BYTES_TO_CLIENT, BYTES_FROM_CLIENT, ACTIVE_TIME, DATA_TIME, TOTAL_TIME, USER_TIME -> true;
            default -> false;
        };
        hexadecimal = style.hexadecimal && switch (alias) {
            case ACCEPT_SECOND, REQUEST_NUMBER, LOG_COUNTER, PROCESS_ID, ACCEPT_MILLISECOND -> true;
            default -> false;
        };
    }

    @Override
    void print(TrafficRecord record, LinePrinter printer) {
        LineBuffer line = printer.line;
        long value = value(record);
        if (hexadecimal && alias != FormatAlias.ACCEPT_MILLISECOND) {
            style.hexadecimalNumber(printer, value);
        } else if (style.isEncoded()) {
            style.encodedNumber(printer, value);
        } else if (alias == FormatAlias.ACCEPT_MILLISECOND) {
            if (hexadecimal) {
                line.putHexadecimal(value, 2);
            } else {
                line.putThreeDigits((int) value);
            }
        } else {
            if (lowerBound && record.logAsap || alias == FormatAlias.RETRIES && record.redispatched) {
                line.put('+');
            }
            line.putNumber(value);
        }
    }

    private long value(TrafficRecord record) {
        return switch (alias) {
            case BYTES_TO_CLIENT -> record.bytesToClient;
            case BYTES_FROM_CLIENT -> record.bytesFromClient;
            case STATUS -> facts.http() ? record.status : 0;
            case ACCEPT_SECOND -> Math.floorDiv(record.acceptDateMs, 1000L);
            case ACCEPT_MILLISECOND -> Math.floorMod(record.acceptDateMs, 1000L);
            case PROCESS_CONNECTIONS -> record.processConnections;
            case FRONTEND_CONNECTIONS -> record.frontendConnections;
            case BACKEND_CONNECTIONS -> record.backendConnections;
            case SERVER_CONNECTIONS -> record.serverConnections;
            case SERVER_QUEUE -> record.serverQueue;
            case BACKEND_QUEUE -> record.backendQueue;
            case RETRIES -> record.retries;
            case PROCESS_ID -> facts.processId();
            case LOG_COUNTER -> facts.lines().get();
            case REQUEST_NUMBER -> record.requestNumber;
            default -> time(record);
        };
    }

    private long time(TrafficRecord record) {
        return switch (alias) {
            case HANDSHAKE_TIME -> record.handshakeMs;
            case IDLE_TIME -> record.idleMs;
            case REQUEST_TIME -> record.requestMs;
            case REQUEST_TOTAL_TIME -> record.requestMs < 0 ? TrafficRecord.MISSING
                : record.requestMs + record.handshakeMs + Math.max(0, record.idleMs);
            case QUEUE_TIME -> record.queueMs;
            case CONNECT_TIME -> record.connectMs;
            case RESPONSE_TIME -> record.responseMs;
            case DATA_TIME -> dataTime(record);
            case USER_TIME -> record.totalMs - Math.max(0, record.idleMs);
            case ACTIVE_TIME -> record.activeMs();
            default -> record.totalMs;
        };
    }

    /** From the response's head (TCP: from the server's connection) to the end. */
    private long dataTime(TrafficRecord record) {
        long last = facts.http() ? record.responseMs : record.connectMs;
        if (last < 0) {
            return TrafficRecord.MISSING;
        }
        return (long) record.totalMs - record.handshakeMs - Math.max(0, record.idleMs) - Math.max(0, record.requestMs) - Math.max(0, record.queueMs)
            - Math.max(0, record.connectMs) - Math.max(0, record.responseMs);
    }
}
