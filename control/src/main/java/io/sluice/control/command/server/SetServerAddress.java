package io.sluice.control.command.server;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.control.command.Argument;
import io.sluice.control.command.ByteText;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.EngineArguments;
import io.sluice.control.command.IntegerArgument;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.ServerReference;
import io.sluice.control.command.Severity;

/** {@code set server … addr}: where new connections to a server go; those that exist go on. */
final class SetServerAddress implements Command {
    private static final int HIGHEST_PORT = 65535;
    private static final String MISSING = "set server <b>/<s> addr requires an address and optionally a port.";

    private final Argument<ServerReference> server;
    private final LiveEngine engine;
    private final Argument<SocketAddress> address;
    private final Argument<Integer> port;
    private final CommandDescription description;

    SetServerAddress(LiveEngine engine) {
        this.engine = engine;
        this.server = EngineArguments.server(engine.proxies());
        this.address = Argument.word("address", SocketAddress.class, MISSING, SetServerAddress::parseAddress);
        this.port = Argument.word("port", Integer.class, "problem converting port '' to an int", SetServerAddress::parsePort);
        this.description = CommandDescription.of("set server {server} addr {address} [port {port}]", Level.ADMIN, Effect.CHANGES)
                .arguments(server, address, port)
                .example("set server app/web1 addr 192.0.2.7")
                .example("set server app/web1 addr 192.0.2.7 port 8080")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        ServerReference target = call.get(server);
        SocketAddress before = target.server().address();
        int newPort = call.find(port).orElse(before == null ? 0 : before.port());
        SocketAddress after = call.get(address).withPort(newPort);
        String changes = changes(before, after);
        if (!changes.isEmpty()) {
            target.backend().setAddress(target.server(), after, engine.wallMs());
        }
        call.message(Severity.WARNING, changes.isEmpty() ? "nothing changed" : changes + " by 'stats socket command'");
    }

    private static SocketAddress parseAddress(String word) throws CommandFailure {
        byte[] ip = IpText.parse(ByteText.toJava(word));
        if (ip == null) {
            throw new CommandFailure(Severity.WARNING, "Invalid addr '" + word + "'");
        }
        return SocketAddress.ofIp(ip, 0);
    }

    private static Integer parsePort(String word) throws CommandFailure {
        try {
            return IntegerArgument.parse(word, 1, HIGHEST_PORT, "problem converting port '" + word + "' to an int",
                    "port '" + word + "' is out of range, from 1 to " + HIGHEST_PORT);
        } catch (CommandFailure failure) {
            throw new CommandFailure(Severity.WARNING, failure.getMessage());
        }
    }

    private static String changes(SocketAddress before, SocketAddress after) {
        String beforeHost = before == null ? "none" : before.host();
        StringBuilder text = new StringBuilder();
        if (!beforeHost.equals(after.host())) {
            text.append("IP changed from '").append(beforeHost).append("' to '").append(after.host()).append('\'');
        }
        int beforePort = before == null ? 0 : before.port();
        if (beforePort != after.port()) {
            text.append(text.isEmpty() ? "" : ", ").append("port changed from '").append(beforePort).append("' to '")
                    .append(after.port()).append('\'');
        }
        return text.toString();
    }
}
