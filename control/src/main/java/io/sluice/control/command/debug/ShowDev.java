package io.sluice.control.command.debug;

import io.sluice.control.command.ByteText;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.Severity;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code show dev}: what a developer wants to know first about the program and the machine it runs on. */
final class ShowDev implements Command {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final CommandDescription DESCRIPTION = CommandDescription.of("show dev", Level.USER, Effect.READS)
            .help("show dev", "show debug info for developers")
            .example("show dev")
            .build();

    private final LiveEngine engine;
    private final String version;

    ShowDev(LiveEngine engine, String version) {
        this.engine = engine;
        this.version = version;
    }

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        ProcessHandle process = ProcessHandle.current();
        String text = "Sluice version " + version + "\n"
                + "Build options\n"
                + line("event loops", Integer.toString(engine.process().loops()))
                + line("buffer size", Integer.toString(engine.engine().configuration().global.bufferSizeBytes))
                + "Platform info\n"
                + property("OS name", "os.name")
                + property("OS release", "os.version")
                + property("OS architecture", "os.arch")
                + line("processors", Integer.toString(Runtime.getRuntime().availableProcessors()))
                + property("Java version", "java.vm.version")
                + property("Java machine", "java.vm.name")
                + property("Java vendor", "java.vm.vendor")
                + "Process info\n"
                + line("pid", Long.toString(process.pid()))
                + line("cmdline", process.info().commandLine().orElse("unknown"))
                + line("jvm options", String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()))
                + line("heap", Runtime.getRuntime().totalMemory() + " of at most " + Runtime.getRuntime().maxMemory() + " bytes")
                + line("fd limit", limit());
        call.message(Severity.INFO, text);
    }

    private static String property(String name, String key) {
        return line(name, System.getProperty(key, "unknown"));
    }

    private static String line(String name, String value) {
        return "  " + name + ": " + ByteText.ofJava(value) + "\n";
    }

    private static String limit() {
        try {
            return Files.readAllLines(LIMITS, StandardCharsets.ISO_8859_1).stream().filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.substring("Max open files".length()).strip().replaceAll(" +", " ")).findFirst().orElse("unknown");
        } catch (IOException unreadable) {
            return "unknown (" + unreadable.getMessage() + ")";
        }
    }
}
