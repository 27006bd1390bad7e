package io.sluice.control.command.server;

import io.sluice.control.command.Argument;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.EngineArguments;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.server.Server;
import java.util.Optional;

/** {@code show servers conn}: the connections to all servers. */
final class ShowServersConn implements Command {
    private static final String HEADER = "# bkname/svname bkid/svid addr port - purge_delay used_cur used_max need_est unsafe_nb"
            + " safe_nb idle_lim idle_cur idle_per_thr";

    private final LiveEngine engine;
    private final Argument<Backend> only;
    private final CommandDescription description;

    ShowServersConn(LiveEngine engine) {
        this.engine = engine;
        this.only = EngineArguments.backend(engine.proxies(), "Can't find backend.");
        this.description = CommandDescription.of("show servers conn [{backend}]", Level.USER, Effect.READS)
                .help("show servers conn [<backend>]", "dump server connections status (all or for a single backend)")
                .arguments(only)
                .example("show servers conn")
                .example("show servers conn app")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        call.print(HEADER + "[" + engine.process().loops() + "]\n");
        Optional<Backend> wanted = call.find(only);
        for (Proxy proxy : engine.proxies().all()) {
            Backend backend = proxy.backend();
            if (backend == null || (wanted.isPresent() && wanted.get() != backend)) {
                continue;
            }
            for (Server server : backend.servers()) {
                call.print(ServerColumns.connections(backend, server));
            }
        }
    }
}
