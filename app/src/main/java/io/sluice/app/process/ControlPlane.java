package io.sluice.app.process;

import io.sluice.app.message.Console;
import io.sluice.app.option.CommandLine;
import io.sluice.app.version.Version;
import io.sluice.base.time.Clock;
import io.sluice.control.ProgramFacts;
import io.sluice.control.RuntimeApi;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.stats.StatsCommands;
import io.sluice.control.stats.info.ProcessFacts;
import io.sluice.engine.Engine;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.net.process.ProcessLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts the Runtime API together: the engine it looks at, what the program knows of itself, the statistics. */
public final class ControlPlane {

    private ControlPlane() {
    }

    /** The Runtime API of an engine; its sockets are not open yet. */
    public static RuntimeApi create(Engine engine, CommandLine line, Console console, int processId) {
        LiveEngine live = new LiveEngine(engine, Clock.SYSTEM);
        ProgramFacts program = new ProgramFacts(Version.HAPROXY, () -> engine.configuration().environment, console::startupMessages);
        ProcessFacts process = facts(engine, line, console, processId);
        return new RuntimeApi(live, program, () -> StatsCommands.list(live, process), (place, fault) -> {
            engine.process().faults().incrementAndGet();
            console.alert("unexpected fault in " + place + " : " + FaultText.of(fault));
        });
    }

    private static ProcessFacts facts(Engine engine, CommandLine line, Console console, int processId) {
        GlobalSection global = engine.configuration().global;
        return new ProcessFacts(Version.HAPROXY, Version.RELEASED, Version.PROGRAM + " " + Version.NUMBER, processId,
            global.node == null ? hostName() : global.node, global.description, Math.max(0, line.memoryMegabytes),
            Math.clamp(ProcessLimits.openFiles(), 0, Integer.MAX_VALUE), () -> global.statsSockets.size(), console::warnings,
            () -> engine.logs().dropped());
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException unavailable) {
            // Shown to people only.
            return "localhost";
        }
    }
}
