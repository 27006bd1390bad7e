package io.sluice.control.command.debug;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.LoopQuestion;
import io.sluice.engine.stream.LoopContext;
import io.sluice.net.loop.EventHandler;
import java.util.List;
import java.util.Locale;

/** {@code show fd}: the descriptors that the event loops wait on, and whom each belongs to. */
final class ShowFd implements Command {
    private static final String KINDS = "plcfbsd";
    private static final int ANY = -1;
    private static final int DESCRIPTORS_AT_ONCE = 256;

    /** The kinds to show, as letters; a negated filter shows all others. */
    private record Options(String kinds, boolean negated, int descriptor) {
        boolean shows(int candidate, String candidateKinds) {
            if (descriptor != ANY) {
                return candidate == descriptor;
            }
            boolean matches = kinds.isEmpty() || candidateKinds.chars().anyMatch(kind -> kinds.indexOf(kind) >= 0);
            return kinds.isEmpty() || matches != negated;
        }
    }

    private final LiveEngine engine;
    private final Argument<Options> options;
    private final CommandDescription description;

    ShowFd(LiveEngine engine) {
        this.engine = engine;
        this.options = Argument.rest("options", Options.class, ShowFd::parse);
        this.description = CommandDescription.of("show fd {options...}", Level.OPERATOR, Effect.READS)
                .help("show fd [-!plcfbsd]* [num]", "dump list of file descriptors in use or a specific one")
                .arguments(options)
                .example("show fd l")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    private static Options parse(List<String> words) throws CommandFailure {
        StringBuilder kinds = new StringBuilder();
        boolean negated = false;
        for (String word : words) {
            if (!word.isEmpty() && word.length() < 10 && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return new Options("", false, Integer.parseInt(word));
            }
            for (int i = 0; i < word.length(); i++) {
                char letter = word.charAt(i);
                if (letter == '-' || letter == '!') {
                    negated = true;
                } else if (KINDS.indexOf(letter) >= 0) {
                    kinds.append(letter);
                } else {
                    throw new CommandFailure("Invalid FD type");
                }
            }
        }
        return new Options(kinds.toString(), negated, ANY);
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        Options chosen = call.get(options);
        for (int i = 0; i < engine.engine().loopCount(); i++) {
            LoopContext loop = engine.engine().context(i);
            int bound = LoopQuestion.ask(loop, context -> context.loop().descriptorBound());
            for (int from = 0; from < bound; from += DESCRIPTORS_AT_ONCE) {
                int start = from;
                call.print(LoopQuestion.ask(loop, context -> lines(context, start, chosen)));
            }
        }
    }

    private static String lines(LoopContext context, int from, Options chosen) {
        StringBuilder text = new StringBuilder();
        int end = Math.min(from + DESCRIPTORS_AT_ONCE, context.loop().descriptorBound());
        for (int descriptor = from; descriptor < end; descriptor++) {
            EventHandler owner = context.loop().handlerOf(descriptor);
            if (owner != null) {
                String name = owner.getClass().getSimpleName();
                if (chosen.shows(descriptor, kinds(name))) {
                    text.append(String.format(Locale.ROOT, "%7d : gid=1 tmask=0x%x owner=0x%x iocb=(%s)%n", descriptor,
                            1L << context.loop().index(), System.identityHashCode(owner), name));
                }
            }
        }
        return text.toString();
    }

    /** The letters that users filter with: listeners, frontend and backend connections. */
    private static String kinds(String ownerName) {
        if (ownerName.contains("Listening")) {
            return "l";
        }
        if (ownerName.contains("Client")) {
            return "cf";
        }
        return ownerName.contains("Server") ? "cb" : "cfb";
    }
}
