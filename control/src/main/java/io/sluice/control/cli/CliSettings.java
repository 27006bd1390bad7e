package io.sluice.control.cli;

import io.sluice.language.config.model.GlobalSection;

/**
 * What the configuration says about all sockets of the Runtime API.
 *
 * @param mostClients {@code stats maxconn}: clients served at once, over all sockets; others wait
 * @param idleTimeoutMs {@code stats timeout}
 */
public record CliSettings(int mostClients, int idleTimeoutMs, CliLimits limits) {
    public static CliSettings of(GlobalSection global) {
        CliLimits limits = new CliLimits(global.bufferSizeBytes, global.cliPayloadLimitBytes,
                CliLimits.DEFAULT.firstLineGraceMs(), CliLimits.DEFAULT.nextLineGraceMs());
        return new CliSettings(Math.max(1, global.statsMaxconn), Math.max(1, global.statsTimeoutMs), limits);
    }
}
