package io.sluice.control.command.proxy;

import io.sluice.control.command.ByteText;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.engine.proxy.Proxy;

/** {@code show backend}: the names of all backends. */
final class ShowBackend implements Command {
    private final LiveEngine engine;
    private final CommandDescription description;

    ShowBackend(LiveEngine engine) {
        this.engine = engine;
        this.description = CommandDescription.of("show backend", Level.USER, Effect.READS)
                .help("show backend", "list backends in the current running config")
                .example("show backend")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        call.print("# name\n");
        for (Proxy proxy : engine.proxies().all()) {
            if (proxy.backend() != null) {
                call.print(ByteText.ofJava(proxy.name()) + "\n");
            }
        }
    }
}
