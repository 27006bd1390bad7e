package io.sluice.control.command.debug;

import io.sluice.control.command.ByteText;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code show libs}: the program and the native libraries it uses, with the addresses where they are. */
final class ShowLibs implements Command {
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final int PATH_FIELD = 5;
    private static final CommandDescription DESCRIPTION = CommandDescription.of("show libs", Level.OPERATOR, Effect.READS)
            .help("show libs", "show loaded object files and libraries")
            .example("show libs")
            .build();

    private record Range(long start, long end) {
    }

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        try {
            StringBuilder text = new StringBuilder();
            libraries(Files.readAllLines(MAPS, StandardCharsets.ISO_8859_1)).forEach((path, range) -> text.append(
                    String.format(Locale.ROOT, "0x%012x-0x%012x (0x%07x) %s%n", range.start, range.end - 1, range.end - range.start, path)));
            call.message(Severity.INFO, text.toString());
        } catch (IOException unreadable) {
            throw new CommandFailure("Cannot read " + MAPS + ": " + ByteText.ofJava(String.valueOf(unreadable.getMessage())));
        }
    }

    /** The files with executable parts; one range from the first to the last part of each. */
    private static Map<String, Range> libraries(List<String> maps) {
        Map<String, Range> ranges = new LinkedHashMap<>();
        Map<String, Range> executable = new LinkedHashMap<>();
        for (String line : maps) {
            String[] fields = line.split(" +", PATH_FIELD + 1);
            if (fields.length <= PATH_FIELD || !fields[PATH_FIELD].startsWith("/")) {
                continue;
            }
            String[] bounds = fields[0].split("-", 2);
            Range part = new Range(Long.parseUnsignedLong(bounds[0], 16), Long.parseUnsignedLong(bounds[1], 16));
            String path = fields[PATH_FIELD];
            ranges.merge(path, part, (a, b) -> new Range(Math.min(a.start, b.start), Math.max(a.end, b.end)));
            if (fields[1].indexOf('x') >= 0) {
                executable.put(path, part);
            }
        }
        ranges.keySet().retainAll(executable.keySet());
        return ranges;
    }
}
