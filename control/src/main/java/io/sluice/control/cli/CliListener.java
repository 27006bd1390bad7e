package io.sluice.control.cli;

import io.sluice.base.address.SocketAddress;
import io.sluice.control.command.ClientSettings;
import io.sluice.control.command.ControlSocket;
import io.sluice.control.command.Level;
import io.sluice.control.command.SeverityOutput;
import io.sluice.language.config.model.BindLine;
import io.sluice.net.connect.BlockingListener;
import io.sluice.net.listen.ListenSocket;

/** One open socket of the Runtime API, numbered from 1, with what its line says about its clients. Immutable. */
record CliListener(BlockingListener listener, int number, SocketAddress configured, BindLine line) {
    ClientSettings newClient(int idleTimeoutMs) {
        return new ClientSettings(level(), severityOutput(), idleTimeoutMs);
    }

    Level level() {
        return switch (line.level) {
            case USER -> Level.USER;
            case OPERATOR -> Level.OPERATOR;
            case ADMIN -> Level.ADMIN;
        };
    }

    private SeverityOutput severityOutput() {
        return switch (line.severityOutput) {
            case NONE -> SeverityOutput.NONE;
            case NUMBER -> SeverityOutput.NUMBER;
            case STRING -> SeverityOutput.STRING;
        };
    }

    /** The socket as {@code show cli sockets} and the environment of child programs name it. */
    ControlSocket describe() {
        return new ControlSocket(addressText(), level());
    }

    private String addressText() {
        SocketAddress shown = configured;
        if (shown.kind() == SocketAddress.Kind.DESCRIPTOR) {
            SocketAddress inherited = ListenSocket.localAddress(shown.descriptor());
            shown = inherited == null ? shown : inherited;
        } else if (shown.isIp() && shown.port() == 0) {
            shown = listener.localAddress();
        }
        return switch (shown.kind()) {
            case IPV4 -> "ipv4@" + shown;
            case IPV6 -> "ipv6@" + shown;
            case UNIX, ABSTRACT, DESCRIPTOR -> shown.toString();
        };
    }
}
