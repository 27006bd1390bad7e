package io.sluice.control.command;

import io.sluice.engine.proxy.Backend;
import io.sluice.engine.server.Server;

/** What a client means by {@code backend/server}. */
public record ServerReference(Backend backend, Server server) {
}
