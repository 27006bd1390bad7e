package io.sluice.net.regex;

import io.sluice.base.bytes.Memory;
import io.sluice.net.syscall.NativeCall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;

/** What a thread needs for matching: a place for the subject and the library's own objects. Belongs to one thread and goes with it. */
final class MatchScratch {

    /** The most pairs of offsets that a match reports. */
    static final int PAIRS = 10;

    /** How often one match may try: some milliseconds of work. */
    private static final int MATCH_LIMIT = 200_000;
    private static final int HEAP_LIMIT_KIB = 4096;
    private static final int FIRST_SUBJECT_BYTES = 4096;

    private static final Cleaner CLEANER = Cleaner.create();
    private static final ThreadLocal<MatchScratch> SCRATCH = new ThreadLocal<>();
    private static long sharedLimits;

    private final NativeCall call = NativeCall.collected();
    private final long data;
    private final long pairs;
    private final long limits;
    private MemorySegment subject = Arena.ofAuto().allocate(FIRST_SUBJECT_BYTES);
    private long subjectAddress = subject.address();
    private int subjectBytes = FIRST_SUBJECT_BYTES;

    private MatchScratch(Pcre2 library) {
        data = call.call(library.matchDataCreate, PAIRS, 0, 0, 0, 0, 0, 0);
        if (data == 0) {
            throw new OutOfMemoryError("no memory for matching");
        }
        long freed = data;
        CLEANER.register(this, () -> NativeCall.collected().call(library.matchDataFree, freed, 0, 0, 0, 0, 0, 0));
        pairs = call.call(library.pairs, data, 0, 0, 0, 0, 0, 0);
        limits = limits(library, call);
    }

    /** The limits are the same for all threads and stay as long as the process. */
    private static synchronized long limits(Pcre2 library, NativeCall call) {
        if (sharedLimits == 0) {
            long context = call.call(library.matchContextCreate, 0, 0, 0, 0, 0, 0, 0);
            call.call(library.setMatchLimit, context, MATCH_LIMIT, 0, 0, 0, 0, 0);
            call.call(library.setHeapLimit, context, HEAP_LIMIT_KIB, 0, 0, 0, 0, 0);
            sharedLimits = context;
        }
        return sharedLimits;
    }

    static MatchScratch ofThread(Pcre2 library) {
        MatchScratch scratch = SCRATCH.get();
        if (scratch == null) {
            scratch = new MatchScratch(library);
            SCRATCH.set(scratch);
        }
        return scratch;
    }

    /** Puts the subject where the library can read it; returns the address. */
    long subject(byte[] bytes, int from, int length) {
        if (length > subjectBytes) {
            subjectBytes = Math.max(length, 2 * subjectBytes);
            subject = Arena.ofAuto().allocate(subjectBytes);
            subjectAddress = subject.address();
        }
        Memory.copy(bytes, from, subjectAddress, length);
        return subjectAddress;
    }

    NativeCall call() {
        return call;
    }

    long data() {
        return data;
    }

    /** Where the library puts the offsets. */
    long pairs() {
        return pairs;
    }

    long limits() {
        return limits;
    }
}
