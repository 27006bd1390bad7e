package io.sluice.app.version;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** What {@code -dL} lists: the files that the running program was loaded from, one per line, for somebody who packs them up. */
public final class LoadedFiles {

    private static final int PATH_FIELD = 5;

    private LoadedFiles() {
    }

    /** The executable, the program's jars, and every file that is mapped into memory. */
    public static String list() throws IOException {
        Set<String> files = new LinkedHashSet<>();
        files.add(Files.readSymbolicLink(Path.of("/proc/self/exe")).toString());
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            descriptors.forEach(descriptor -> addJar(descriptor, files));
        }
        for (String mapping : Files.readAllLines(Path.of("/proc/self/maps"))) {
            String[] fields = mapping.split(" +", PATH_FIELD + 1);
            if (fields.length > PATH_FIELD && fields[PATH_FIELD].startsWith("/")) {
                files.add(fields[PATH_FIELD]);
            }
        }
        return String.join("\n", files) + "\n";
    }

    private static void addJar(Path descriptor, Set<String> files) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            if (target.endsWith(".jar")) {
                files.add(target);
            }
        } catch (IOException closed) {
            // The descriptor of this very listing is gone by now.
            return;
        }
    }
}
