package io.sluice.app.configuration;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The files that the command line names: a directory stands for its {@code *.cfg} files in the order of their names, hidden ones left out. */
public final class ConfigurationFiles {

    private ConfigurationFiles() {
    }

    /** The files in order; throws with a reason for the user when one cannot be reached. */
    public static List<String> expand(List<String> names) throws IOException {
        List<String> files = new ArrayList<>();
        for (String name : names) {
            Path path = path(name);
            if (!Files.exists(path)) {
                throw cannotOpen(name, Files.notExists(path) ? "No such file or directory" : "Permission denied");
            }
            if (Files.isDirectory(path)) {
                addDirectory(name, path, files);
            } else {
                files.add(name);
            }
        }
        return files;
    }

    private static void addDirectory(String name, Path directory, List<String> files) throws IOException {
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String file = entry.getFileName().toString();
                if (file.charAt(0) != '.' && file.endsWith(".cfg") && Files.isRegularFile(entry)) {
                    found.add(name + "/" + file);
                }
            }
        } catch (IOException unreadable) {
            throw cannotOpen(name, reason(unreadable));
        }
        Collections.sort(found);
        files.addAll(found);
    }

    /** A file's content; the exception's message is the system's reason alone. */
    public static byte[] read(String name) throws IOException {
        try {
            return Files.readAllBytes(path(name));
        } catch (FileSystemException failure) {
            throw new IOException(reason(failure), failure);
        }
    }

    private static Path path(String name) throws IOException {
        try {
            return Path.of(name);
        } catch (InvalidPathException impossible) {
            throw cannotOpen(name, impossible.getReason());
        }
    }

    private static IOException cannotOpen(String name, String reason) {
        return new IOException("config : Cannot open configuration file/directory " + name + " : " + reason);
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "No such file or directory";
            case AccessDeniedException denied -> "Permission denied";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> failure.getMessage();
        };
    }
}
