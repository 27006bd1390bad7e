package io.sluice.control.command.session;

import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.ControlClient;
import io.sluice.control.command.EngineArguments;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Frontend;
import io.sluice.engine.proxy.ProxyTable;
import io.sluice.engine.server.Server;
import io.sluice.engine.stream.Stream;
import java.util.List;

/** Which streams {@code show sess} prints, and how. Null and zero mean that the client has not said. */
final class ShowSessOptions {
    private static final String USAGE = """
            Usage: show sess [<id> | all | help] [<options>*]
            Dumps active streams (formerly called 'sessions'). Available selectors:
               <id>         dump only this stream identifier (0x...)
               all          dump all matching streams in large format
               help         show this message
               susp         report streams considered suspicious
            Available options:\s
               show-uri     also display the transaction URI, if available
               older <age>  only display streams older than <age> seconds
               server <b/s> only show streams attached to this backend+server
               backend <b>  only show streams attached to this backend
               frontend <f> only show streams attached to this frontend
            Without any argument, all streams are dumped in a shorter format.
            """;

    private long id;
    private boolean large;
    private boolean suspicious;
    private boolean showsUri;
    private long olderThanMs;
    private Server server;
    private Backend backend;
    private Frontend frontend;

    private ShowSessOptions() {
    }

    static ShowSessOptions parse(List<String> words, ProxyTable proxies) throws CommandFailure {
        ShowSessOptions options = new ShowSessOptions();
        int at = options.selector(words);
        while (at < words.size()) {
            String option = words.get(at++);
            String value = at < words.size() ? words.get(at) : "";
            switch (option) {
                case "show-uri" -> {
                    options.showsUri = true;
                    continue;
                }
                case "older" -> options.older(value);
                case "server" -> {
                    require(value, "Missing server name (<backend>/<server>).");
                    options.server = EngineArguments.parseServer(proxies, value).server();
                }
                case "backend" -> {
                    require(value, "Missing backend name.");
                    options.backend = EngineArguments.parseBackend(proxies, value, "No such backend.");
                }
                case "frontend" -> {
                    require(value, "Missing frontend name.");
                    options.frontend = EngineArguments.parseFrontend(proxies, value);
                }
                default -> throw unsupported(option);
            }
            at++;
        }
        return options;
    }

    private static void require(String value, String missingText) throws CommandFailure {
        if (value.isEmpty()) {
            throw new CommandFailure(missingText);
        }
    }

    /** The first word may be a selector; returns where the options start. */
    private int selector(List<String> words) throws CommandFailure {
        if (words.isEmpty()) {
            return 0;
        }
        switch (words.getFirst()) {
            case "all" -> large = true;
            case "susp" -> suspicious = true;
            case "help" -> throw new CommandFailure(USAGE);
            default -> {
                id = StreamIdentifier.parse(words.getFirst());
                if (id == 0) {
                    return 0;
                }
                large = true;
            }
        }
        return 1;
    }

    private void older(String age) throws CommandFailure {
        require(age, "Expects a minimum age (in seconds by default).");
        olderThanMs = AgeText.parseMs(age);
        large = true;
    }

    private static CommandFailure unsupported(String option) {
        return new CommandFailure("Unsupported option '" + option + "', try 'help' for more info.");
    }

    /** The stream that is asked for by its identifier; zero when many may be. */
    long id() {
        return id;
    }

    boolean large() {
        return large;
    }

    boolean showsUri() {
        return showsUri;
    }

    /** Clients of the Runtime API belong to no proxy of the engine. */
    boolean selects(ControlClient client) {
        return !suspicious
                && (id == 0 || client.number() == id)
                && client.ageMs() >= olderThanMs
                && server == null && backend == null && frontend == null;
    }

    /** On the stream's loop. A stream that has ended is never shown; none here is ever stuck, so none is suspicious. */
    boolean selects(Stream stream) {
        return stream.state() != Stream.State.CLOSED
                && !suspicious
                && (id == 0 || stream.number() == id)
                && stream.ageMs() >= olderThanMs
                && (server == null || stream.server() == server)
                && (backend == null || stream.backend() == backend)
                && (frontend == null || stream.frontend() == frontend);
    }
}
