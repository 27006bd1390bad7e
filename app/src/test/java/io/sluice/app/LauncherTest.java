package io.sluice.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the launchers at the root of the project pass to Java, seen by a stand-in for Java that prints its arguments. */
class LauncherTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;
    private Path home;

    @BeforeEach
    void installUnderANameWithBlanks() throws IOException {
        home = Files.createDirectories(folder.resolve("a folder of ours"));
        for (String file : List.of("sluice", "sluicectl", "etc/launch.sh", "etc/find-jdk.sh")) {
            Files.createDirectories(home.resolve(file).getParent());
            Files.copy(PROJECT.resolve(file), home.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path java = folder.resolve("jdk/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\nfor word in \"$@\"; do echo \"$word\"; done\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
    }

    @ParameterizedTest
    @CsvSource({"sluice, app, io.sluice.app.Main", "sluicectl, ctl, io.sluice.ctl.Main"})
    void aFolderWithBlanksInItsNameIsOneWord(String name, String module, String main) throws IOException, InterruptedException {
        Path programs = Files.createDirectories(home.resolve(module + "/target/dist"));
        Path program = Files.writeString(programs.resolve(name + ".jar"), "program");
        Path cache = Files.writeString(programs.resolve(name + "-25.0.1.aot"), "cache");
        Files.setLastModifiedTime(program, FileTime.fromMillis(1_000_000));

        List<String> words = start(name, "-f", "my file.cfg");

        assertThat(words).contains("-XX:AOTCache=" + cache, program.toString())
            .endsWith(main, "-f", "my file.cfg");
    }

    private List<String> start(String name, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve(name).toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("SLUICE_NO_BUILD", "1");
        builder.environment().remove("SLUICE_JAVA_OPTS");
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
