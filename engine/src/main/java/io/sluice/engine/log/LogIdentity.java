package io.sluice.engine.log;

import io.sluice.language.config.model.GlobalSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the process names itself in log messages.
 *
 * @param tag the program's name, unless a proxy has a tag of its own
 * @param pid the process number
 * @param hostname the host to show, null when none was asked for
 */
public record LogIdentity(String tag, long pid, String hostname) {

    private static final Path SYSTEM_HOSTNAME = Path.of("/proc/sys/kernel/hostname");

    /** What the global section asks for; the program's name is the tag when the section has none. */
    public static LogIdentity of(GlobalSection global, String programName, long pid) {
        String tag = global.logTag == null ? programName : global.logTag;
        if (!global.logSendHostname) {
            return new LogIdentity(tag, pid, null);
        }
        return new LogIdentity(tag, pid, global.logHostname == null ? systemHostname() : global.logHostname);
    }

    public static String systemHostname() {
        try {
            return Files.readString(SYSTEM_HOSTNAME).strip();
        } catch (IOException unreadable) {
            // Without /proc there is no name to show; the header then carries the same word as without the option.
            return "localhost";
        }
    }

    /** The same host and process with a proxy's own tag; null keeps the tag. */
    LogIdentity withTag(String proxyTag) {
        return proxyTag == null ? this : new LogIdentity(proxyTag, pid, hostname);
    }
}
