package io.sluice.net.syscall;

import java.util.Locale;

/** The processor families whose kernel interface the program knows: where their system call numbers and layouts differ. */
public enum Architecture {

    /** The kernel packs {@code struct epoll_event} here: 12 bytes. */
    X86_64(12, 4),
    /** The C compiler's natural layout: four bytes of padding before the token. */
    AARCH64(16, 8);

    private final int epollEventSizeBytes;
    private final int epollTokenOffset;

    Architecture(int epollEventSizeBytes, int epollTokenOffset) {
        this.epollEventSizeBytes = epollEventSizeBytes;
        this.epollTokenOffset = epollTokenOffset;
    }

    /** The family this process runs on. */
    public static Architecture current() {
        return named(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** The family of a Java platform name; refuses the platforms whose numbers would mean other system calls. */
    static Architecture named(String system, String processor) {
        if (system.equals("Linux")) {
            switch (processor.toLowerCase(Locale.ROOT)) {
                case "amd64", "x86_64" -> {
                    return X86_64;
                }
                case "aarch64", "arm64" -> {
                    return AARCH64;
                }
                default -> {
                }
            }
        }
        throw new UnsupportedOperationException("needs Linux on x86-64 or aarch64, this is " + system + " on " + processor);
    }

    /** Bytes of one {@code struct epoll_event}. */
    public int epollEventSizeBytes() {
        return epollEventSizeBytes;
    }

    /** Where the 64-bit token stands in {@code struct epoll_event}; the event bits are at 0. */
    public int epollTokenOffset() {
        return epollTokenOffset;
    }
}
