package io.sluice.bench.program;

import io.sluice.bench.BenchFailure;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the programs that a comparison needs. */
public final class Tools {

    private Tools() {
    }

    /** A program on the PATH; {@code advice} says what to install. */
    public static String need(String name, String advice) {
        String found = onPath(name);
        if (found == null) {
            throw new BenchFailure("needs " + name + ": " + advice);
        }
        return found;
    }

    /** Where HAProxy is: as given, HAPROXY, HAPROXY_3, the PATH. */
    public static String haproxy(String given) {
        for (String candidate : new String[] {given, System.getenv("HAPROXY"), System.getenv("HAPROXY_3")}) {
            if (candidate != null && !candidate.isEmpty()) {
                if (!Files.isExecutable(Path.of(candidate))) {
                    throw new BenchFailure("there is no program " + candidate);
                }
                return candidate;
            }
        }
        String found = onPath("haproxy");
        if (found == null && Files.isExecutable(Path.of("/usr/sbin/haproxy"))) {
            found = "/usr/sbin/haproxy";
        }
        if (found == null) {
            throw new BenchFailure("needs HAProxy to compare with: install it (Debian: apt-get install haproxy) or name it with --haproxy");
        }
        return found;
    }

    private static String onPath(String name) {
        for (String folder : List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))) {
            Path candidate = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isExecutable(candidate)) {
                return candidate.toString();
            }
        }
        return null;
    }
}
