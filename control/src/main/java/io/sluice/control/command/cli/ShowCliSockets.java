package io.sluice.control.command.cli;

import io.sluice.control.command.ByteText;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.ControlSocket;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import java.util.List;
import java.util.function.Supplier;

/** {@code show cli sockets}: the sockets on which the Runtime API listens. The last column has had one value for a long time. */
final class ShowCliSockets implements Command {
    private static final CommandDescription DESCRIPTION = CommandDescription.of("show cli sockets", Level.USER, Effect.READS)
            .help("show cli sockets", "dump list of cli sockets")
            .example("show cli sockets")
            .build();

    private final Supplier<List<ControlSocket>> sockets;

    ShowCliSockets(Supplier<List<ControlSocket>> sockets) {
        this.sockets = sockets;
    }

    @Override
    public CommandDescription description() {
        return DESCRIPTION;
    }

    @Override
    public void execute(CommandCall call) {
        call.print("# socket lvl processes\n");
        for (ControlSocket socket : sockets.get()) {
            call.print(ByteText.ofJava(socket.address()) + " " + socket.level().word() + " all\n");
        }
    }
}
