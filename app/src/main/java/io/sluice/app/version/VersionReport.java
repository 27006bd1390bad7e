package io.sluice.app.version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The texts of {@code -v} and {@code -vv}, in the shape of HAProxy's; every line says what is true of this program. */
public final class VersionReport {

    private VersionReport() {
    }

    /** What {@code -v} prints, and what stands above the usage. */
    public static String brief() {
        return Version.line() + "\n"
            + "Status: in development - interfaces follow HAProxy " + Version.HAPROXY + ", what is missing is refused by name.\n"
            + "Running on: " + System.getProperty("os.name") + " " + kernel() + " " + machine() + "\n";
    }

    /** What {@code -vv} adds. */
    public static String details(String features) {
        int processors = Runtime.getRuntime().availableProcessors();
        return "Build options : \n"
            + "  TARGET  = linux\n"
            + "  RUNTIME = " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version") + "\n"
            + "\n"
            + "Feature list : " + signed(features) + "\n"
            + "\n"
            + "Default settings :\n"
            + "  bufsize = 16384, maxrewrite = 1024, maxpollevents = 256\n"
            + "\n"
            + "Built with multi-threading support (default=" + processors + ").\n"
            + "Running on Java version : " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")\n"
            + "Heap limit : " + Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MB\n"
            + "\n"
            + "Available polling systems :\n"
            + "      epoll : pref=300,  test result OK\n"
            + "Total: 1 (1 usable), will use epoll.\n"
            + "\n"
            + "Available multiplexer protocols :\n"
            + "(protocols marked as <default> cannot be specified using 'proto' keyword)\n"
            + "  <default> : mode=HTTP  side=FE|BE  mux=H1    flags=\n"
            + "  <default> : mode=TCP   side=FE|BE  mux=PASS  flags=\n"
            + "\n";
    }

    /** The features with a plus in front, as scripts search for them. */
    private static String signed(String features) {
        return features.isEmpty() ? "" : "+" + features.replace(" ", " +");
    }

    private static String kernel() {
        try {
            String release = Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
            return release + " " + Files.readString(Path.of("/proc/sys/kernel/version")).strip();
        } catch (IOException unavailable) {
            // Without /proc the runtime still knows the release.
            return System.getProperty("os.version");
        }
    }

    private static String machine() {
        String name = System.getProperty("os.arch");
        return name.equals("amd64") ? "x86_64" : name;
    }
}
