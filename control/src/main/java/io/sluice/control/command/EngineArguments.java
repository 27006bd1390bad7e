package io.sluice.control.command;

import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.ProxyTable;
import io.sluice.engine.server.Server;

/** The holes that name things of the engine, by name or {@code #<id>}, with the answers users know for what does not exist. */
public final class EngineArguments {
    private static final String SERVER_MISSING = "Require 'backend/server'.";

    private EngineArguments() {
    }

    public static Argument<ServerReference> server(ProxyTable proxies) {
        return Argument.word("server", ServerReference.class, SERVER_MISSING, word -> parseServer(proxies, word));
    }

    public static ServerReference parseServer(ProxyTable proxies, String word) throws CommandFailure {
        int slash = word.indexOf('/');
        if (slash < 0 || slash == word.length() - 1) {
            throw new CommandFailure(SERVER_MISSING);
        }
        Backend backend = proxies.backend(ByteText.toJava(word.substring(0, slash)));
        if (backend == null) {
            throw new CommandFailure("No such backend.");
        }
        Server server = backend.server(ByteText.toJava(word.substring(slash + 1)));
        if (server == null) {
            throw new CommandFailure("No such server.");
        }
        return new ServerReference(backend, server);
    }

    public static Argument<Frontend> frontend(ProxyTable proxies) {
        return Argument.word("frontend", Frontend.class, "A frontend name is expected.", word -> parseFrontend(proxies, word));
    }

    public static Frontend parseFrontend(ProxyTable proxies, String word) throws CommandFailure {
        Frontend frontend = proxies.frontend(ByteText.toJava(word));
        if (frontend == null) {
            throw new CommandFailure("No such frontend.");
        }
        return frontend;
    }

    /** A backend that may be left out, as the dumps of servers have it. */
    public static Argument<Backend> backend(ProxyTable proxies, String unknownText) {
        return Argument.word("backend", Backend.class, unknownText, word -> parseBackend(proxies, word, unknownText));
    }

    public static Backend parseBackend(ProxyTable proxies, String word, String unknownText) throws CommandFailure {
        Backend backend = proxies.backend(ByteText.toJava(word));
        if (backend == null) {
            throw new CommandFailure(unknownText);
        }
        return backend;
    }
}
