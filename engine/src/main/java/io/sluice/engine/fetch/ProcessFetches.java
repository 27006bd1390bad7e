package io.sluice.engine.fetch;

import io.sluice.language.sample.ArgumentProblem;
import io.sluice.language.sample.Arguments;
import io.sluice.language.sample.Availability;
import io.sluice.language.sample.Fetch;
import io.sluice.language.sample.FetchKeyword;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Time, chance and the process itself. */
final class ProcessFetches {

    private ProcessFetches() {
    }

    static List<FetchKeyword> keywords() {
        return List.of(
            FetchKeyword.of("date([integer,string]): sint", Availability.ALWAYS, DateFetch::new),
            SimpleFetches.process("date_us: sint", Availability.ALWAYS, (context, sample) -> sample.integer(microseconds() % 1_000_000)),
            FetchKeyword.of("rand([integer]): sint", Availability.ALWAYS, ProcessFetches::random),
            FetchKeyword.of("uuid([integer]): str", Availability.ALWAYS, ProcessFetches::uuid),
            FetchKeyword.of("env(string): str", Availability.ALWAYS, ProcessFetches::environment),
            SimpleFetches.process("pid: sint", Availability.ALWAYS, (context, sample) -> sample.integer(ProcessHandle.current().pid())),
            SimpleFetches.process("proc: sint", Availability.ALWAYS, (context, sample) -> sample.integer(1)),
            SimpleFetches.process("nbproc: sint", Availability.ALWAYS, (context, sample) -> sample.integer(1)));
    }

    private static long microseconds() {
        java.time.Instant now = java.time.Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    private static Fetch random(Arguments arguments) throws ArgumentProblem {
        long range = arguments.number(0, 1L << 32);
        if (range <= 0) {
            throw new ArgumentProblem("expects a positive range");
        }
        return new Fetch() {
            @Override
            public boolean fetch(SampleContext context, Sample sample) {
                return sample.integer(ThreadLocalRandom.current().nextLong(range));
            }
        };
    }

    private static Fetch uuid(Arguments arguments) throws ArgumentProblem {
        long version = arguments.number(0, 4);
        if (version != 4 && version != 7) {
            throw new ArgumentProblem("Unsupported UUID version: '" + version + "'");
        }
        return new Fetch() {
            @Override
            public boolean fetch(SampleContext context, Sample sample) {
                UUID random = UUID.randomUUID();
                if (version == 7) {
                    long high = System.currentTimeMillis() << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff;
                    random = new UUID(high, random.getLeastSignificantBits());
                }
                return sample.string(random.toString().getBytes(StandardCharsets.US_ASCII));
            }
        };
    }

    private static Fetch environment(Arguments arguments) {
        String value = System.getenv(arguments.text(0, ""));
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        return new Fetch() {
            @Override
            public boolean fetch(SampleContext context, Sample sample) {
                return bytes != null && sample.string(bytes);
            }
        };
    }

    /** {@code date([offset[,unit]])}. */
    private static final class DateFetch extends Fetch {

        private final long offset;
        private final long microsecondsPerUnit;

        DateFetch(Arguments arguments) throws ArgumentProblem {
            offset = arguments.number(0, 0);
            String unit = arguments.text(1, "s");
            microsecondsPerUnit = switch (unit) {
                case "s" -> 1_000_000;
                case "ms" -> 1_000;
                case "us" -> 1;
                default -> throw new ArgumentProblem("expects 's', 'ms' or 'us', got '" + unit + "'");
            };
        }

        @Override
        public boolean fetch(SampleContext context, Sample sample) {
            return sample.integer(microseconds() / microsecondsPerUnit + offset);
        }
    }
}
