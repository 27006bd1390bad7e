package io.sluice.control.command.debug;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.debug.MemoryPools.Pool;
import java.util.Comparator;
import java.util.List;

/** {@code show pools}: the memory pools of the program, in a chosen order, all or some. */
final class ShowPools implements Command {
    private static final String EXPECTED = "Expects either 'byname', 'bysize', 'byusage', 'match <pfx>', 'detailed', or a max number of"
            + " output lines.";
    private static final int MOST_DIGITS = 9;

    /** A null order leaves the pools as they are; zero lines are all. */
    private record Options(Comparator<Pool> order, boolean onlyUsed, String prefix, int lines) {
    }

    private final LiveEngine engine;
    private final Argument<Options> options;
    private final CommandDescription description;

    ShowPools(LiveEngine engine) {
        this.engine = engine;
        this.options = Argument.rest("options", Options.class, ShowPools::parse);
        this.description = CommandDescription.of("show pools {options...}", Level.USER, Effect.READS)
                .help("show pools [by*] [match <pfx>] [nb]", "report information about the memory pools usage")
                .arguments(options)
                .example("show pools byusage 10")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    private static Options parse(List<String> words) throws CommandFailure {
        Comparator<Pool> order = null;
        boolean onlyUsed = false;
        String prefix = "";
        int lines = 0;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            switch (word) {
                case "byname" -> order = Comparator.comparing(Pool::name);
                case "bysize" -> order = Comparator.comparingLong(Pool::sizeBytes).reversed();
                case "byusage" -> {
                    order = Comparator.comparingLong(Pool::allocatedBytes).reversed();
                    onlyUsed = true;
                }
                case "detailed" -> {
                    // Pools are not shared between kinds of objects here, so there are no details to add.
                }
                case "match" -> {
                    prefix = i + 1 < words.size() ? words.get(++i) : "";
                }
                default -> lines = lines(word);
            }
        }
        return new Options(order, onlyUsed, prefix, lines);
    }

    private static int lines(String word) throws CommandFailure {
        boolean number = !word.isEmpty() && word.length() <= MOST_DIGITS && word.chars().allMatch(c -> c >= '0' && c <= '9');
        int lines = number ? Integer.parseInt(word) : 0;
        if (lines == 0) {
            throw new CommandFailure(EXPECTED);
        }
        return lines;
    }

    @Override
    public void execute(CommandCall call) {
        Options chosen = call.get(options);
        List<Pool> pools = MemoryPools.all(engine).stream()
                .filter(pool -> pool.name().startsWith(chosen.prefix) && !(chosen.onlyUsed && pool.allocated() == 0))
                .toList();
        List<Pool> shown = chosen.order == null ? pools : pools.stream().sorted(chosen.order).toList();
        call.print("Dumping pools usage" + (chosen.lines > 0 ? " (limited to the first " + chosen.lines + " entries)" : "") + ".\n");
        shown.stream().limit(chosen.lines > 0 ? chosen.lines : Long.MAX_VALUE).forEach(pool -> call.print(
                "  - Pool " + pool.name() + " (" + pool.sizeBytes() + " bytes) : " + pool.allocated() + " allocated ("
                        + pool.allocatedBytes() + " bytes), " + pool.used() + " used (~0 by thread caches), needed_avg " + pool.used()
                        + ", 0 failures, " + pool.users() + " users\n"));
        call.print("Total: " + pools.size() + " pools, " + pools.stream().mapToLong(Pool::allocatedBytes).sum() + " bytes allocated, "
                + pools.stream().mapToLong(Pool::usedBytes).sum() + " used (~0 by thread caches).\n");
    }
}
