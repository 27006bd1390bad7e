package io.sluice.control.command;

import io.sluice.engine.stream.LoopContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks an event loop something that only its own thread may look at, and waits for the answer. The question must be short: traffic waits
 * meanwhile. Never called by a thread that holds the change lock and is waited for by a loop, which there is none.
 */
public final class LoopQuestion {
    private static final int PATIENCE_MS = 5_000;

    private LoopQuestion() {
    }

    public static <T> T ask(LoopContext loop, Function<LoopContext, T> question) throws CommandFailure {
        CompletableFuture<T> answer = new CompletableFuture<>();
        loop.loop().post(() -> {
            try {
                answer.complete(question.apply(loop));
            } catch (RuntimeException fault) {
                answer.completeExceptionally(fault);
            }
        });
        try {
            return answer.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException busy) {
            throw new CommandFailure("Event loop " + loop.loop().index() + " does not answer.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("The program is stopping.");
        } catch (ExecutionException fault) {
            throw new IllegalStateException("asking event loop " + loop.loop().index(), fault.getCause());
        }
    }
}
