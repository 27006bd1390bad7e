package io.sluice.app.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The file that tells service scripts the process number. It stays when the process ends, as HAProxy's does. */
final class PidFile {

    private PidFile() {
    }

    static void write(String file, int processId) throws StartFailure {
        try {
            Files.write(Path.of(file), (processId + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | InvalidPathException failure) {
            throw new StartFailure("[sluice.main()] Cannot create pidfile " + file);
        }
    }
}
