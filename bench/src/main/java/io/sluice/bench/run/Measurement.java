package io.sluice.bench.run;

import io.sluice.bench.load.WrkResult;

/** One program in one round: CPU time per request in microseconds, what the client saw, how many log lines arrived. */
public record Measurement(double userMicros, double systemMicros, WrkResult client, long logLines) {

    public double cpuMicros() {
        return userMicros + systemMicros;
    }
}
