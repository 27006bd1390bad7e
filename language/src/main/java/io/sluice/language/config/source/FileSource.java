package io.sluice.language.config.source;

import java.io.IOException;

/** The only way in which reading a configuration touches files. Whoever reads a configuration gives one; tests give one without a disk. */
@FunctionalInterface
public interface FileSource {

    /** The whole content of a file, or an exception whose message is the system's reason ({@code No such file or directory}). */
    byte[] read(String name) throws IOException;
}
