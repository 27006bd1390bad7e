package io.sluice.control.command.proxy;

import io.sluice.control.command.Argument;
import io.sluice.control.command.ByteText;
import io.sluice.control.command.Command;
import io.sluice.control.command.CommandCall;
import io.sluice.control.command.CommandDescription;
import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.Effect;
import io.sluice.control.command.Level;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.WallTime;
import io.sluice.engine.proxy.ErrorCapture;
import io.sluice.engine.proxy.Proxy;
import java.util.Optional;

/** {@code show errors}: the last invalid request and response of each proxy, or of one, with the bytes that caused them. */
final class ShowErrors implements Command {
    private static final int ALL = -1;

    private enum Direction { BOTH, REQUEST, RESPONSE }

    private final LiveEngine engine;
    private final Argument<Integer> proxy;
    private final Argument<Direction> direction;
    private final CommandDescription description;

    ShowErrors(LiveEngine engine) {
        this.engine = engine;
        this.proxy = Argument.word("proxy", Integer.class, "", word -> parseProxy(engine, word));
        this.direction = Argument.word("direction", Direction.class, "", ShowErrors::parseDirection);
        this.description = CommandDescription.of("show errors [{proxy} {direction}]", Level.OPERATOR, Effect.READS)
                .help("show errors [<px>] [request|response]", "report last request and/or response errors for each proxy")
                .arguments(proxy, direction)
                .example("show errors")
                .example("show errors web request")
                .build();
    }

    @Override
    public CommandDescription description() {
        return description;
    }

    /** A number stands for itself, known or not; a name must exist. */
    private static Integer parseProxy(LiveEngine engine, String word) throws CommandFailure {
        String digits = word.startsWith("#") || word.startsWith("-") ? word.substring(1) : word;
        if (!digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int id = Integer.parseInt(digits);
            return word.startsWith("-") ? ALL : id;
        }
        String name = ByteText.toJava(word);
        return engine.proxies().all().stream().filter(candidate -> candidate.name().equals(name)).findFirst()
                .orElseThrow(() -> new CommandFailure("No such proxy.")).id();
    }

    private static Direction parseDirection(String word) {
        return switch (word) {
            case "request" -> Direction.REQUEST;
            case "response" -> Direction.RESPONSE;
            default -> Direction.BOTH;
        };
    }

    @Override
    public void execute(CommandCall call) {
        call.print("Total events captured on [" + WallTime.millis(engine.wallMs()) + "] : " + total() + "\n");
        int wanted = call.find(proxy).orElse(ALL);
        Direction shown = call.find(direction).orElse(Direction.BOTH);
        for (Proxy candidate : engine.proxies().all()) {
            if (shown != Direction.RESPONSE) {
                request(candidate).filter(capture -> concerns(capture, wanted))
                        .ifPresent(capture -> ErrorDump.print(capture, false, call.reply()));
            }
            if (shown != Direction.REQUEST) {
                response(candidate).filter(capture -> concerns(capture, wanted))
                        .ifPresent(capture -> ErrorDump.print(capture, true, call.reply()));
            }
        }
    }

    private long total() {
        long total = 0;
        for (Proxy candidate : engine.proxies().all()) {
            total = Math.max(total, request(candidate).map(capture -> capture.event() + 1).orElse(0L));
            total = Math.max(total, response(candidate).map(capture -> capture.event() + 1).orElse(0L));
        }
        return total;
    }

    private static Optional<ErrorCapture> request(Proxy proxy) {
        return proxy.frontend() == null ? Optional.empty() : Optional.ofNullable(proxy.frontend().lastInvalidRequest());
    }

    private static Optional<ErrorCapture> response(Proxy proxy) {
        return proxy.backend() == null ? Optional.empty() : Optional.ofNullable(proxy.backend().lastInvalidResponse());
    }

    /** An error concerns the proxy that it happened in and the one at its other side. */
    private static boolean concerns(ErrorCapture capture, int wanted) {
        return wanted == ALL || capture.frontendId() == wanted || (capture.backend() != null && capture.backendId() == wanted);
    }
}
