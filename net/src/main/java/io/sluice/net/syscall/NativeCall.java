package io.sluice.net.syscall;

import io.sluice.base.bytes.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The one native call shape of the program: a C function that takes seven 64-bit words and returns one, with {@code errno} kept.
 *
 * <p>Every further shape costs 10 to 15 ms at start, so whatever takes integers and pointers goes through this one: on both
 * supported machines a function that takes fewer arguments ignores the rest, and one that returns an {@code int} leaves it in the
 * low half of the result. System calls are libc's {@code syscall} with a number and six words.
 *
 * <p>The linker's option for "critical" functions is not used: it saves 2 to 5 ns of a call of 100 ns and more, would be a second
 * shape, and would keep the garbage collector waiting for a long copy in the kernel.
 *
 * <p>An instance owns the few bytes that receive {@code errno}, so it belongs to one thread at a time. It never retries and
 * never checks an address; that is what its callers are for.
 */
public final class NativeCall {

    private static final FunctionDescriptor SHAPE_DESCRIPTOR = FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
        ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
        ValueLayout.JAVA_LONG);
    @SuppressWarnings("restricted")
    private static final MethodHandle SHAPE =
        Linker.nativeLinker().downcallHandle(SHAPE_DESCRIPTOR, Linker.Option.captureCallState("errno"));
    private static final MethodHandle SYSTEM = SHAPE.bindTo(function("syscall"));
    /** Room for the capture layout, which on Linux is {@code errno} alone. */
    private static final int CAPTURE_SIZE_BYTES = 64;

    private final MemorySegment capture;

    private NativeCall(MemorySegment capture) {
        this.capture = capture;
    }

    /** For a thread that lives as long as the process. */
    public static NativeCall permanent() {
        return new NativeCall(Arena.global().allocate(CAPTURE_SIZE_BYTES, CAPTURE_SIZE_BYTES));
    }

    /** For an object that comes and goes; the garbage collector frees the capture memory. */
    public static NativeCall collected() {
        return new NativeCall(Arena.ofAuto().allocate(CAPTURE_SIZE_BYTES, CAPTURE_SIZE_BYTES));
    }

    /**
     * Makes one call that does nothing, so that the linking (tens of milliseconds) is done. A starting program runs this on a
     * thread of its own while it reads its configuration.
     */
    public static void prepare() {
        permanent().system(SystemCall.GET_PID, 0, 0, 0, 0, 0, 0);
    }

    /** Finds a function of the C library; throws when it has none of this name. */
    public static MemorySegment function(String name) {
        return Linker.nativeLinker().defaultLookup().findOrThrow(name);
    }

    /** Makes a system call with up to six words; returns its result, or the negated error number. */
    public long system(SystemCall call, long a, long b, long c, long d, long e, long f) {
        return system(call.number(), a, b, c, d, e, f);
    }

    /** The same by number, for callers that keep the number in a constant. */
    public long system(long number, long a, long b, long c, long d, long e, long f) {
        try {
            long result = (long) SYSTEM.invokeExact(capture, number, a, b, c, d, e, f);
            return result >= 0 ? result : -errno();
        } catch (Throwable fault) {
            throw impossible(fault);
        }
    }

    /** Calls any function that fits the shape; returns the whole result word, whose upper half is noise for an {@code int}. */
    public long call(MemorySegment function, long a, long b, long c, long d, long e, long f, long g) {
        try {
            return (long) SHAPE.invokeExact(function, capture, a, b, c, d, e, f, g);
        } catch (Throwable fault) {
            throw impossible(fault);
        }
    }

    /** The error number after the last call of this instance; meaningful only when that call failed. */
    public int errno() {
        return Memory.getInt(capture.address());
    }

    /** A native call throws only when this class misuses the linker. */
    private static AssertionError impossible(Throwable fault) {
        return new AssertionError("native call failed in Java", fault);
    }
}
