package io.sluice.net.regex;

import io.sluice.base.bytes.Memory;
import io.sluice.net.syscall.NativeCall;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;

/**
 * A regular expression over bytes, compiled by PCRE2 to machine code. Immutable, used by all threads at the same time; the library's memory is
 * given back when nobody holds the object any more.
 *
 * <p>How much work one match may cost is limited, so an expression that would try very many ways through a text fails instead of holding its loop.
 */
public final class CompiledRegex {

    private static final Cleaner CLEANER = Cleaner.create();
    private static final int MESSAGE_BYTES = 256;

    private final Pcre2 library;
    private final long code;

    private CompiledRegex(Pcre2 library, long code) {
        this.library = library;
        this.code = code;
    }

    /** Compiles an expression; the problem's message is what users read. */
    public static CompiledRegex compile(byte[] pattern, boolean ignoreCase) throws RegexProblem {
        Pcre2 library = Pcre2.library();
        NativeCall call = NativeCall.collected();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocate(pattern.length + 1L);
            MemorySegment.copy(pattern, 0, text, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, pattern.length);
            MemorySegment error = arena.allocate(Long.BYTES, Long.BYTES);
            MemorySegment offset = arena.allocate(Long.BYTES, Long.BYTES);
            long code = call.call(library.compile, text.address(), pattern.length, ignoreCase ? Pcre2.CASELESS : 0, error.address(),
                offset.address(), 0, 0);
            if (code == 0) {
                throw new RegexProblem("regex '" + new String(pattern, StandardCharsets.ISO_8859_1) + "' is invalid (error="
                    + message(library, call, arena, Memory.getInt(error.address())) + ", erroffset=" + Memory.getLong(offset.address()) + ")");
            }
            // Where no machine code can be made, matching interprets the expression.
            call.call(library.jitCompile, code, Pcre2.JIT_COMPLETE, 0, 0, 0, 0, 0);
            CompiledRegex regex = new CompiledRegex(library, code);
            CLEANER.register(regex, () -> NativeCall.collected().call(library.codeFree, code, 0, 0, 0, 0, 0, 0));
            return regex;
        }
    }

    private static String message(Pcre2 library, NativeCall call, Arena arena, int error) {
        MemorySegment text = arena.allocate(MESSAGE_BYTES);
        call.call(library.errorMessage, error, text.address(), MESSAGE_BYTES, 0, 0, 0, 0);
        return text.getString(0, StandardCharsets.ISO_8859_1);
    }

    /**
     * Finds the first match.
     *
     * @param continued the bytes are the rest of a text, so that {@code ^} does not match at their beginning
     * @param groups takes begin and end of the match and of its groups, counted from {@code from}, -1 for a group that took no part; may be null
     * @return how many pairs there are; 0 when there is no match or the match would have cost too much
     */
    public int match(byte[] bytes, int from, int length, boolean continued, int[] groups) {
        MatchScratch scratch = MatchScratch.ofThread(library);
        long subject = scratch.subject(bytes, from, length);
        int found;
        try {
            found = (int) scratch.call().call(library.match, code, subject, length, 0, continued ? Pcre2.NOT_BEGIN : 0, scratch.data(),
                scratch.limits());
        } finally {
            Reference.reachabilityFence(this);
        }
        if (found < 0) {
            return 0;
        }
        int pairs = found == 0 ? MatchScratch.PAIRS : found;
        if (groups != null) {
            for (int i = 0; i < groups.length; i++) {
                groups[i] = i < 2 * pairs ? (int) Memory.getLong(scratch.pairs() + (long) i * Long.BYTES) : -1;
            }
        }
        return pairs;
    }
}
