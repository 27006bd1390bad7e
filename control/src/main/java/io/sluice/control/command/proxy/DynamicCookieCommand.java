package io.sluice.control.command.proxy;

import io.sluice.control.command.Argument;
import io.sluice.control.command.ByteText;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.Effect;
import io.sluice.control.command.EngineArguments;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.engine.proxy.Backend;
import java.util.List;

/** {@code enable}, {@code disable dynamic-cookie} and {@code set dynamic-cookie-key}: cookie values computed from servers' addresses. */
final class DynamicCookieCommand implements Command {

    private enum Kind { ENABLE, DISABLE, KEY }

    private final Kind kind;
    private final Argument<Backend> backend;
    private final Argument<String> key;
    private final CommandDescription description;

    private DynamicCookieCommand(Kind kind, LiveEngine engine) {
        this.kind = kind;
        this.backend = Argument.word("backend", Backend.class, "A backend name is expected.",
            word -> EngineArguments.parseBackend(engine.proxies(), word, "No such backend."));
        this.key = Argument.word("key", String.class, "String value expected.", word -> word);
        this.description = kind == Kind.KEY ? describeKey() : describeSwitch(kind == Kind.ENABLE ? "enable" : "disable");
    }

    static List<Command> all(LiveEngine engine) {
        return List.of(new DynamicCookieCommand(Kind.DISABLE, engine), new DynamicCookieCommand(Kind.ENABLE, engine),
            new DynamicCookieCommand(Kind.KEY, engine));
    }

    private CommandDescription describeSwitch(String verb) {
        return CommandDescription.of(verb + " dynamic-cookie backend {backend}", Level.ADMIN, Effect.CHANGES)
                .help(verb + " dynamic-cookie backend <bk>", verb + " dynamic cookies on a specific backend")
                .arguments(backend)
                .example(verb + " dynamic-cookie backend app")
                .build();
    }

    private CommandDescription describeKey() {
        return CommandDescription.of("set dynamic-cookie-key backend {backend} {key}", Level.ADMIN, Effect.CHANGES)
                .help("set dynamic-cookie-key backend <bk> <k>", "change a backend secret key for dynamic cookies")
                .arguments(backend, key)
                .example("set dynamic-cookie-key backend app secret")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    @Override
    public void execute(CommandCall call) {
        Backend target = call.get(backend);
        if (kind == Kind.KEY) {
            target.setDynamicCookieKey(ByteText.toJava(call.get(key)));
        } else {
            target.enableDynamicCookies(kind == Kind.ENABLE);
        }
    }
}
