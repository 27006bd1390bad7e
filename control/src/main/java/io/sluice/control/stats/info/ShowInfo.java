package io.sluice.control.stats.info;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.stats.format.OutputFormat;
import io.sluice.engine.Engine;
import java.util.List;

/** {@code show info}: limits, counters and life of the whole process. Unknown words are ignored, as they always were. */
public final class ShowInfo implements Command {
    private static final Argument<Options> OPTIONS = Argument.rest("options", Options.class, Options::parse);
    private static final CommandDescription DESCRIPTION = CommandDescription.of("show info {options...}", Level.USER, Effect.READS)
            .help("show info [desc|json|typed|float]*", "report information about the running process")
            .arguments(OPTIONS)
            .example("show info")
            .example("show info typed desc")
            .build();

    /** What follows the command. */
    record Options(OutputFormat format, boolean withDescription, boolean withDecimals) {
        static Options parse(List<String> words) {
            OutputFormat format = OutputFormat.PLAIN;
            for (String word : words) {
                OutputFormat chosen = OutputFormat.ofWord(word);
                format = chosen == null ? format : chosen;
            }
            return new Options(format, words.contains("desc"), words.contains("float"));
        }
    }

    private final LiveEngine engine;
    private final ProcessFacts program;
    private final OutputRate outputRate;

    public ShowInfo(LiveEngine engine, ProcessFacts program) {
        this.engine = engine;
        this.program = program;
        this.outputRate = new OutputRate(engine.process().startNanos());
    }

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        Options options = call.get(OPTIONS);
        InfoMoment.LoopFigures loops = loopFigures(engine.engine());
        long nowNanos = engine.clock().nanos();
        InfoMoment moment = new InfoMoment(program, engine.process(), engine.proxies(), loops,
                outputRate.read(nowNanos, loops.bytesOut()), nowNanos);
        call.print(new InfoReport(moment, options.withDescription, options.withDecimals).write(options.format));
    }

    /** Read while the loops change them: rough figures. */
    private static InfoMoment.LoopFigures loopFigures(Engine engine) {
        int loops = engine.loopCount();
        int idlePercents = 0;
        int timers = 0;
        long bytesOut = 0;
        for (int i = 0; i < loops; i++) {
            idlePercents += engine.loop(i).idlePercent();
            timers += engine.loop(i).timerCount();
            bytesOut += engine.context(i).bytesOut();
        }
        return new InfoMoment.LoopFigures(idlePercents / Math.max(1, loops), timers, bytesOut);
    }
}
