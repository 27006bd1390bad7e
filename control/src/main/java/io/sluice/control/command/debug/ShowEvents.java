package io.sluice.control.command.debug;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.engine.log.EventRing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code show events}: the rings and what is in them, also while it comes in. */
final class ShowEvents implements Command {

    /** How often a waiting client's input and the ring are looked at. */
    private static final int LOOK_MS = 20;

    /** What was asked for; without a ring all are listed. */
    private record Options(String ring, boolean waits, boolean onlyNew, boolean zeroEnds) {
    }

    private final LiveEngine engine;
    private final Argument<Options> options;
    private final CommandDescription description;

    ShowEvents(LiveEngine engine) {
        this.engine = engine;
        this.options = Argument.rest("options", Options.class, ShowEvents::parse);
        this.description = CommandDescription.of("show events {options...}", Level.OPERATOR, Effect.READS)
                .help("show events [<sink>] [-w] [-n] [-0]", "show event sink state")
                .arguments(options)
                .example("show events")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    private static Options parse(List<String> words) throws CommandFailure {
        if (words.isEmpty()) {
            return new Options(null, false, false, false);
        }
        StringBuilder flags = new StringBuilder();
        for (String word : words.subList(1, words.size())) {
            boolean known = word.length() > 1 && word.charAt(0) == '-' && word.chars().skip(1).allMatch(flag -> "wn0".indexOf(flag) >= 0);
            if (!known) {
                throw new CommandFailure("unknown option");
            }
            flags.append(word);
        }
        return new Options(words.getFirst(), flags.indexOf("w") >= 0, flags.indexOf("n") >= 0, flags.indexOf("0") >= 0);
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        Options asked = call.get(options);
        List<EventRing> rings = engine.engine().logs().rings();
        if (asked.ring() == null) {
            list(call, rings);
            return;
        }
        switch (asked.ring()) {
            case "stdout", "stderr" -> throw new CommandFailure("Nothing to report for this sink");
            case "buf0", "dpapi" -> { }
            default -> {
                EventRing ring = rings.stream().filter(candidate -> candidate.name().equals(asked.ring())).findFirst()
                        .orElseThrow(() -> new CommandFailure("No such event sink"));
                dump(call, ring, asked);
            }
        }
    }

    private static void list(CommandCall call, List<EventRing> rings) {
        call.print("Supported events sinks are listed below. Add -0(zero), -w(wait), -n(new). Any key to stop.\n");
        line(call, "stdout", "fd", 0, "standard output (fd#1)");
        line(call, "stderr", "fd", 0, "standard output (fd#2)");
        line(call, "buf0", "buffer", 0, "in-memory ring buffer");
        line(call, "dpapi", "buffer", 0, "DPAPI ring buffer");
        for (EventRing ring : rings) {
            line(call, ring.name(), "buffer", ring.dropped(), ring.description());
        }
    }

    private static void line(CommandCall call, String name, String type, long dropped, String description) {
        call.print(String.format(Locale.ROOT, "    %-10s : type=%s, %d dropped, %s\n", name, type, dropped, description));
    }

    private static void dump(CommandCall call, EventRing ring, Options asked) {
        String end = asked.zeroEnds() ? "\0" : "\n";
        long position = asked.onlyNew() ? ring.end() : 0;
        List<byte[]> messages = new ArrayList<>();
        do {
            messages.clear();
            position = ring.read(position, messages);
            for (byte[] message : messages) {
                call.print(new String(message, StandardCharsets.ISO_8859_1) + end);
            }
        } while (asked.waits() && !call.reply().interrupted(LOOK_MS));
    }
}
