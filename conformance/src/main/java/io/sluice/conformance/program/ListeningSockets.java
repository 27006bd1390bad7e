package io.sluice.conformance.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Reads from the kernel's tables which local TCP ports listen, so that waiting for a program's start leaves no trace in its
 * counters and logs. Stateless.
 */
public final class ListeningSockets {
    private static final String STATE_LISTEN = "0A";

    private ListeningSockets() {}

    /** Every TCP port that listens on some address. */
    public static Set<Integer> tcpPorts() throws IOException {
        Set<Integer> ports = new HashSet<>();
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            Path path = Path.of(table);
            if (!Files.exists(path)) {
                continue;
            }
            for (String line : Files.readAllLines(path, StandardCharsets.US_ASCII)) {
                String[] cells = line.trim().split("\\s+", -1);
                if (cells.length > 3 && cells[3].toUpperCase(Locale.ROOT).equals(STATE_LISTEN)) {
                    String local = cells[1];
                    ports.add(Integer.parseInt(local.substring(local.lastIndexOf(':') + 1), 16));
                }
            }
        }
        return ports;
    }
}
