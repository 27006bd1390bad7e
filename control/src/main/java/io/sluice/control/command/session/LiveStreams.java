package io.sluice.control.command.session;

import io.sluice.control.command.CommandFailure;
import io.sluice.control.command.LiveEngine;
import io.sluice.control.command.LoopQuestion;
import io.sluice.engine.stream.LoopContext;
import io.sluice.engine.stream.Stream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks at the streams of all loops from a control thread. Each loop first notes the streams that match, then is asked about a few at a time,
 * so neither traffic nor memory suffers from a dump of many.
 */
final class LiveStreams {
    private static final int STREAMS_AT_ONCE = 64;

    private final LiveEngine engine;

    LiveStreams(LiveEngine engine) {
        this.engine = engine;
    }

    /** Gives the text of each stream that matches to the consumer, loop after loop; returns how many there were. */
    int describe(Predicate<Stream> matches, Function<Stream, String> text, Consumer<String> consumer) throws CommandFailure {
        int count = 0;
        for (int i = 0; i < engine.engine().loopCount(); i++) {
            LoopContext loop = engine.engine().context(i);
            List<Stream> noted = LoopQuestion.ask(loop, context -> matching(context, matches));
            for (int from = 0; from < noted.size(); from += STREAMS_AT_ONCE) {
                List<Stream> part = noted.subList(from, Math.min(noted.size(), from + STREAMS_AT_ONCE));
                List<String> texts = LoopQuestion.ask(loop, context -> texts(part, matches, text));
                texts.forEach(consumer);
                count += texts.size();
            }
        }
        return count;
    }

    /** Ends each stream that matches; returns how many there were. */
    int kill(Predicate<Stream> matches) throws CommandFailure {
        int count = 0;
        for (int i = 0; i < engine.engine().loopCount(); i++) {
            count += LoopQuestion.ask(engine.engine().context(i), context -> {
                List<Stream> noted = matching(context, matches);
                noted.forEach(Stream::kill);
                return noted.size();
            });
        }
        return count;
    }

    private static List<Stream> matching(LoopContext context, Predicate<Stream> matches) {
        List<Stream> noted = new ArrayList<>();
        for (Stream stream = context.firstStream(); stream != null; stream = stream.nextInLoop()) {
            if (matches.test(stream)) {
                noted.add(stream);
            }
        }
        // A loop keeps the newest stream first; users are used to the oldest.
        Collections.reverse(noted);
        return noted;
    }

    /** Streams may have ended or changed since they were noted. */
    private static List<String> texts(List<Stream> part, Predicate<Stream> matches, Function<Stream, String> text) {
        List<String> texts = new ArrayList<>();
        for (Stream stream : part) {
            if (matches.test(stream)) {
                texts.add(text.apply(stream));
            }
        }
        return texts;
    }
}
