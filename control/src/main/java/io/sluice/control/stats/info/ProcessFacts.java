package io.sluice.control.stats.info;

import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * What the program knows of itself outside the engine; the composition root fills it in.
 *
 * @param version the HAProxy version whose behaviour is followed. Clients parse it, together with the name, to know which commands
 *     and columns they will find, so it is not the program's own number; that one stands in the build information
 * @param releaseDate date of the program's sources, {@code yyyy/mm/dd}
 * @param buildInfo the program's own name and version
 * @param processId the process's number in the system
 * @param node {@code node} of the global section, else the host's name
 * @param description {@code description} of the global section, or null
 * @param memoryLimitMb the limit given on the command line, 0 for none
 * @param descriptorLimit how many descriptors the process may open
 * @param controlListeners how many sockets the Runtime API listens on
 * @param warnings how many warnings were printed so far
 * @param droppedLogs how many log lines were lost so far
 */
public record ProcessFacts(String version, String releaseDate, String buildInfo, long processId, String node, String description,
                           int memoryLimitMb, int descriptorLimit, IntSupplier controlListeners, IntSupplier warnings,
                           LongSupplier droppedLogs) {
}
