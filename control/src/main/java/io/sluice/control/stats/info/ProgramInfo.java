package io.sluice.control.stats.info;

import io.sluice.control.command.ByteText;
import java.util.List;

/** Lines about the program and the process: what it is, how long it runs, what it is doing. */
final class ProgramInfo {
    /**
     * Names the protocol, not the program: scripts and dashboards search for this line to know what they talk to, and hatop refuses an
     * answer without a name, a version and a release date. With this name and the followed version beside it, hatop and
     * prometheus-haproxy-exporter work unchanged. Who answers is in the build information.
     */
    private static final String PROTOCOL_NAME = "HAProxy";

    private static final long MS_PER_SECOND = 1_000;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int SECONDS_PER_DAY = 86_400;

    private ProgramInfo() {
    }

    static List<InfoField> start() {
        return List.of(
                InfoField.text("Name", "POS", moment -> PROTOCOL_NAME, "Whose Runtime API this is"),
                InfoField.text("Version", "POS", moment -> moment.program().version(), "Version whose behaviour is followed"),
                InfoField.text("Release_date", "POS", moment -> moment.program().releaseDate(), "Date of the program's sources"),
                InfoField.number("Nbthread", "CGS", moment -> moment.process().loops(), "Event loops"),
                InfoField.number("Nbproc", "CGS", moment -> 1, "Worker processes, always 1"),
                InfoField.number("Process_num", "KGP", moment -> 1, "Number of this worker process, always 1"),
                InfoField.number("Pid", "SGP", moment -> moment.program().processId(), "Number of this process in the system"),
                InfoField.text("Uptime", "MDP", moment -> uptime(moment.uptimeSeconds()),
                        "Time since the start, in days, hours, minutes and seconds"),
                InfoField.decimal("Uptime_sec", "MDP", InfoMoment::uptimeSeconds, InfoMoment::uptimeExact,
                        "Time since the start, in seconds"));
    }

    static List<InfoField> activity() {
        return List.of(
                InfoField.number("Tasks", "MGP", moment -> moment.loops().timers() + moment.process().streams().get(),
                        "Streams and running timers"),
                InfoField.number("Run_queue", "MGP", moment -> 0, "Always 0: a loop finishes what is due before it waits again"),
                InfoField.number("Idle_pct", "MaP", moment -> moment.loops().idlePercent(),
                        "Percentage of the last second that the event loops waited, on average"),
                InfoField.text("node", "COS", moment -> ByteText.ofJava(moment.program().node()), "Name of this node"),
                InfoField.text("description", "COS", ProgramInfo::description, "Description of this node"),
                InfoField.number("Stopping", "MGP", moment -> moment.process().isStopping() ? 1 : 0, "1 while a soft stop is under way"),
                InfoField.number("Jobs", "MGP", moment -> moment.listeners() + moment.process().connections().current() + 1,
                        "Listeners, client connections, and this one"),
                InfoField.number("Unstoppable Jobs", "MGP", moment -> 0, "Jobs that a soft stop does not wait for"),
                InfoField.number("Listeners", "MGP", InfoMoment::listeners, "Listeners, those of the Runtime API included"),
                InfoField.number("ActivePeers", "MGP", moment -> 0, "Verified connections to peers"),
                InfoField.number("ConnectedPeers", "MGP", moment -> 0, "Connections to peers"),
                InfoField.number("DroppedLogs", "MGP", moment -> moment.program().droppedLogs().getAsLong(), "Log lines lost so far"),
                InfoField.number("BusyPolling", "MGP", moment -> 0, "1 when loops poll without waiting"),
                InfoField.number("FailedResolutions", "MGP", moment -> 0, "Failed name resolutions so far"));
    }

    static List<InfoField> end() {
        return List.of(
                InfoField.number("DebugCommandsIssued", "MGP", moment -> 0, "Debug commands used so far"),
                InfoField.number("CumRecvLogs", "MCP", moment -> 0, "Log lines received so far"),
                InfoField.text("Build info", "POS", moment -> moment.program().buildInfo(), "The program's own name and version"),
                MemoryInfo.limitBytes(),
                MemoryInfo.allocatedBytes(),
                MemoryInfo.usedBytes(),
                InfoField.decimal("Start_time_sec", "MDP", moment -> moment.process().startWallMs() / MS_PER_SECOND,
                        moment -> (double) moment.process().startWallMs() / MS_PER_SECOND, "Time of the start, in seconds since 1970"),
                InfoField.text("Tainted", "SGP", moment -> "0", "Experimental features in use"),
                InfoField.number("TotalWarnings", "MCP", moment -> moment.program().warnings().getAsInt(), "Warnings printed so far"),
                InfoField.number("MaxconnReached", "MCP", moment -> moment.process().maxconnReached().get(),
                        "Times that Maxconn kept a connection waiting so far"),
                InfoField.number("BootTime_ms", "MDP", moment -> Math.max(0, moment.process().bootMs()),
                        "Time from the start to readiness, in milliseconds"),
                InfoField.number("Niced_tasks", "MGP", moment -> 0, "Always 0: all streams have the same priority"),
                InfoField.large("CurrStreams", "MGP", moment -> moment.process().streams().get(), "Streams now"),
                InfoField.large("CumStreams", "MGP", moment -> moment.process().totalStreams().get(), "Streams so far"),
                InfoField.number("BlockedTrafficWarnings", "MGP", moment -> 0, "Warnings about loops that were held up so far"));
    }

    private static String description(InfoMoment moment) {
        String description = moment.program().description();
        return description == null ? null : ByteText.ofJava(description);
    }

    static String uptime(long seconds) {
        StringBuilder text = new StringBuilder();
        text.append(seconds / SECONDS_PER_DAY).append("d ");
        text.append(seconds % SECONDS_PER_DAY / SECONDS_PER_HOUR).append('h');
        appendTwoDigits(text, seconds % SECONDS_PER_HOUR / SECONDS_PER_MINUTE);
        text.append('m');
        appendTwoDigits(text, seconds % SECONDS_PER_MINUTE);
        return text.append('s').toString();
    }

    private static void appendTwoDigits(StringBuilder text, long number) {
        if (number < 10) {
            text.append('0');
        }
        text.append(number);
    }
}
