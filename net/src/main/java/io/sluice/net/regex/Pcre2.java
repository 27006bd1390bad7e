package io.sluice.net.regex;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/** The functions of the PCRE2 library that are used. Loaded when the first expression is compiled; a machine without it runs until then. */
final class Pcre2 {

    /** Letters are equal to their other case. */
    static final int CASELESS = 0x8;
    static final int JIT_COMPLETE = 0x1;
    /** The subject does not begin where a line begins. */
    static final int NOT_BEGIN = 0x1;
    /** What matching answers when there is no match; everything below is a failure. */
    static final int NO_MATCH = -1;

    private static final String LIBRARY = "libpcre2-8.so.0";
    private static volatile Pcre2 loaded;

    final MemorySegment compile;
    final MemorySegment jitCompile;
    final MemorySegment match;
    final MemorySegment codeFree;
    final MemorySegment errorMessage;
    final MemorySegment matchDataCreate;
    final MemorySegment matchDataFree;
    final MemorySegment pairs;
    final MemorySegment matchContextCreate;
    final MemorySegment setMatchLimit;
    final MemorySegment setHeapLimit;

    private Pcre2(SymbolLookup library) {
        compile = library.findOrThrow("pcre2_compile_8");
        jitCompile = library.findOrThrow("pcre2_jit_compile_8");
        match = library.findOrThrow("pcre2_match_8");
        codeFree = library.findOrThrow("pcre2_code_free_8");
        errorMessage = library.findOrThrow("pcre2_get_error_message_8");
        matchDataCreate = library.findOrThrow("pcre2_match_data_create_8");
        matchDataFree = library.findOrThrow("pcre2_match_data_free_8");
        pairs = library.findOrThrow("pcre2_get_ovector_pointer_8");
        matchContextCreate = library.findOrThrow("pcre2_match_context_create_8");
        setMatchLimit = library.findOrThrow("pcre2_set_match_limit_8");
        setHeapLimit = library.findOrThrow("pcre2_set_heap_limit_8");
    }

    /** The library; says so when the machine has none. */
    @SuppressWarnings("restricted")
    static Pcre2 library() throws RegexProblem {
        Pcre2 library = loaded;
        if (library == null) {
            try {
                library = new Pcre2(SymbolLookup.libraryLookup(LIBRARY, Arena.global()));
            } catch (IllegalArgumentException | java.util.NoSuchElementException missing) {
                throw new RegexProblem("regular expressions need the PCRE2 library, and " + LIBRARY + " cannot be loaded");
            }
            loaded = library;
        }
        return library;
    }
}
