package io.sluice.control.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each command folder's list is complete: a command class that nobody lists would be a command that does not exist. */
class CommandFoldersTest {
    private static final Path CLASSES = classes();

    private static Path classes() {
        try {
            URI root = Command.class.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(root).resolve(Command.class.getPackageName().replace('.', '/'));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Path> entries(Path directory, String ending) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(path -> path.getFileName().toString().endsWith(ending)).toList();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The names of the constants in a class file are enough to see which classes it uses. */
    private static String constants(Path classFile) {
        try {
            return Files.readString(classFile, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void everyCommandOfAFolderIsInItsList() {
        List<Path> folders = entries(CLASSES, "").stream().filter(Files::isDirectory).toList();
        assertThat(folders).isNotEmpty();
        for (Path folder : folders) {
            List<Path> lists = entries(folder, "Commands.class");
            assertThat(lists).as("the list of %s", folder).hasSize(1);
            String list = constants(lists.getFirst());
            String packageName = Command.class.getPackageName().replace('.', '/') + "/" + folder.getFileName() + "/";
            for (Path file : entries(folder, ".class")) {
                String name = file.getFileName().toString().replace(".class", "");
                boolean isCommand = !name.contains("$") && isCommand(packageName + name);
                if (isCommand) {
                    assertThat(list).as("%s misses the line for %s", lists.getFirst().getFileName(), name)
                            .contains(packageName + name);
                }
            }
        }
    }

    private static boolean isCommand(String internalName) {
        try {
            return Command.class.isAssignableFrom(Class.forName(internalName.replace('/', '.'), false, Command.class.getClassLoader()));
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
