package io.sluice.control.command.info;

import io.sluice.control.command.Argument;
import io.sluice.control.command.ByteText;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code show env}: one or all environment variables of the process, those of the configuration included. */
final class ShowEnv implements Command {
    private static final Argument<String> NAME = Argument.text("name", "");
    private static final CommandDescription DESCRIPTION = CommandDescription
            .of("show env [{name}]", Level.OPERATOR, Effect.READS)
            .help("show env [var]", "dump environment variables known to the process")
            .arguments(NAME)
            .example("show env PATH")
            .build();

    private final Supplier<Map<String, String>> environment;

    ShowEnv(Supplier<Map<String, String>> environment) {
        this.environment = environment;
    }

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) throws CommandFailure {
        Map<String, String> variables = environment.get();
        Optional<String> name = call.find(NAME).map(ByteText::toJava);
        if (name.isPresent()) {
            String value = variables.get(name.get());
            if (value == null) {
                throw new CommandFailure("Variable not found");
            }
            print(call, name.get(), value);
            return;
        }
        variables.forEach((key, value) -> print(call, key, value));
    }

    private static void print(CommandCall call, String name, String value) {
        call.print(ByteText.ofJava(name) + "=" + ByteText.ofJava(value) + "\n");
    }
}
