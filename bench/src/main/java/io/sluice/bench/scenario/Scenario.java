package io.sluice.bench.scenario;

import java.util.List;

/**
 * One kind of load: who is asked for what, over how many connections.
 *
 * @param section the section of the configuration that is asked
 * @param headers request headers beyond those that every client sends
 */
public record Scenario(String name, String text, Section section, String path, int connections, List<String> headers) {

    /** The sections of {@link BenchConfiguration}; each has a port of its own. */
    public enum Section { HTTP, SHORT, TCP, LOG, LOG_FORWARD }

    /** Every request leaves a line at the log sink. */
    public boolean isLogged() {
        return section == Section.LOG || section == Section.LOG_FORWARD;
    }
}
