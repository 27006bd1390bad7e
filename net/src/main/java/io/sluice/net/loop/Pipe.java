package io.sluice.net.loop;

/** A pipe of the kernel through which bytes go from one socket to another without being copied. Belongs to one loop. */
final class Pipe {

    final int output;
    final int input;
    /** Bytes inside. */
    int bytes;

    Pipe(int output, int input) {
        this.output = output;
        this.input = input;
    }
}
