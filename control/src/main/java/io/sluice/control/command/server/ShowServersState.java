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

/** {@code show servers state}: the state of all servers in the format of the state file. */
final class ShowServersState implements Command {
    private static final String HEADER = "# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight"
            + " srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state"
            + " bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port srv_check_addr srv_agent_addr"
            + " srv_agent_port\n";

    private final LiveEngine engine;
    private final Argument<Backend> only;
    private final CommandDescription description;

    ShowServersState(LiveEngine engine) {
        this.engine = engine;
        this.only = EngineArguments.backend(engine.proxies(), "Can't find backend.");
        this.description = CommandDescription.of("show servers state [{backend}]", Level.USER, Effect.READS)
                .help("show servers state [<backend>]", "dump volatile server information (all or for a single backend)")
                .arguments(only)
                .example("show servers state")
                .example("show servers state app")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        call.print("1\n" + HEADER);
        long wallMs = engine.wallMs();
        Optional<Backend> wanted = call.find(only);
        for (Proxy proxy : engine.proxies().all()) {
            Backend backend = proxy.backend();
            if (backend == null || (wanted.isPresent() && wanted.get() != backend)) {
                continue;
            }
            for (Server server : backend.servers()) {
                call.print(ServerColumns.state(backend, server, wallMs));
            }
        }
    }
}
