package io.sluice.language.config.model;

import io.sluice.base.address.SocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A {@code ring} section: log messages that are kept in memory and may be sent on over TCP. Timeouts: -1 is not set. */
public final class RingSection {

    public static final int DEFAULT_SIZE_BYTES = 16_384;

    public final String name;
    public final Position position;
    public String description;
    public int sizeBytes = DEFAULT_SIZE_BYTES;
    /** Longest message; -1: as long as the log line allows. */
    public int maxLengthBytes = -1;
    /** Every message to the ring has it, whatever the log line says. */
    public LogLine.Format format = LogLine.Format.RAW;
    public int timeoutConnectMs = -1;
    public int timeoutServerMs = -1;
    public final List<Server> servers = new ArrayList<>();

    public RingSection(String name, Position position) {
        this.name = name;
        this.position = position;
        this.description = name;
    }

    /**
     * A receiver of all messages.
     *
     * @param octetCount each message follows its length; else a line feed follows each message
     */
    public record Server(String name, SocketAddress address, boolean octetCount, Position position) {
    }
}
