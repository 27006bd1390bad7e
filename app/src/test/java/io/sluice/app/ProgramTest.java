package io.sluice.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.app.message.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the program answers without running a proxy. The exit codes and messages are those of HAProxy 3.2 for the same files. */
class ProgramTest {

    private static final String INTRODUCTION = """
        [NOTICE]   (42) : sluice version is 0.1.0 (compatible with HAProxy 3.2.26)
        [NOTICE]   (42) : path to executable is sluice
        """;

    @TempDir
    private Path folder;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void writeFiles() throws IOException {
        String timeouts = "defaults\n  timeout client 1s\n  timeout server 1s\n  timeout connect 1s\n";
        Files.createDirectories(folder.resolve("dir"));
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("ok.cfg"), timeouts + "frontend f\n  bind 127.0.0.1:21301\n");
        Files.writeString(folder.resolve("warn.cfg"), "frontend f\n  bind 127.0.0.1:21301\n");
        Files.writeString(folder.resolve("zero.cfg"), "global\n  zero-warning\nfrontend f\n  bind 127.0.0.1:21301\n");
        Files.writeString(folder.resolve("quiet.cfg"), "global\n  quiet\nfrontend f\n  bind 127.0.0.1:21301\n");
        Files.writeString(folder.resolve("bad.cfg"), timeouts + "  bogus\nfrontend f\n  bind 127.0.0.1:21301\n");
        Files.writeString(folder.resolve("nothing.cfg"), "global\n");
        Files.writeString(folder.resolve("disabled.cfg"), timeouts + "frontend f\n  bind 127.0.0.1:21301\n  disabled\n");
        Files.writeString(folder.resolve("nobind.cfg"), timeouts + "frontend f\n");
        Files.writeString(folder.resolve("socket.cfg"), "global\n  stats socket " + folder + "/s.sock\n");
        Files.writeString(folder.resolve("dir/20.cfg"), "frontend f\n  bind 127.0.0.1:21301\n");
        Files.writeString(folder.resolve("dir/10.cfg"), timeouts);
        Files.writeString(folder.resolve("dir/.hidden.cfg"), "bogus\n");
        Files.writeString(folder.resolve("dir/other.txt"), "bogus\n");
    }

    private int run(String line) {
        return run(line.replace("@", folder + "/").split(" ", -1));
    }

    private int run(String[] words) {
        output.reset();
        errors.reset();
        return new Program(new Console(output, errors, 42, "sluice"), 42, 0, 0).run(words);
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8).replace(folder + "/", "@");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "-c -f @ok.cfg                  | 0 | -",
        "-c -V -f @ok.cfg               | 0 | Configuration file is valid",
        "-c -q -V -f @ok.cfg            | 0 | Configuration file is valid",
        "-c -f @warn.cfg                | 0 | Warnings were found.",
        "-c -V -f @warn.cfg             | 0 | Warnings were found./Configuration file is valid",
        "-c -q -f @warn.cfg             | 0 | -",
        "-c -f @quiet.cfg               | 0 | -",
        "-c -V -f @quiet.cfg            | 0 | Warnings were found./Configuration file is valid",
        "-c -dW -f @warn.cfg            | 1 | -",
        "-c -f @zero.cfg                | 1 | -",
        "-c -f @bad.cfg                 | 1 | -",
        "-c -f @nothing.cfg             | 2 | Configuration file has no error but will not start (no listener) => exit(2).",
        "-c -f @disabled.cfg            | 2 | Configuration file has no error but will not start (no listener) => exit(2).",
        "-c -f @nobind.cfg              | 2 | Warnings were found./Configuration file has no error but will not start (no listener) => exit(2).",
        "-c -f @socket.cfg              | 0 | -",
        "-c -V -f @dir                  | 0 | Configuration file is valid",
        "-c -V -f @nothing.cfg -- @ok.cfg | 0 | Configuration file is valid",
        "-D -c -f @ok.cfg               | 0 | -",
        "-cc version_atleast(3.2)       | 0 | -",
        "-cc version_atleast(9)         | 1 | -",
        "-cc bogus                      | 2 | -",
    })
    void aQuestionIsAnsweredByTheExitCodeAndOnTheStandardOutput(String line, int exitCode, String expected) {
        assertThat(run(line)).isEqualTo(exitCode);
        assertThat(output()).isEqualTo(expected == null ? "" : expected.replace('/', '\n') + "\n");
    }

    @Test
    void aGoodConfigurationIsPassedInSilence() {
        run("-c -f @ok.cfg");
        assertThat(errors()).isEmpty();
    }

    @Test
    void theErrorsOfAConfigurationEndInOneVerdict() {
        run("-c -f @bad.cfg");
        assertThat(errors()).isEqualTo(INTRODUCTION
            + "[ALERT]    (42) : config : parsing [@bad.cfg:5] : unknown keyword 'bogus' in 'defaults' section\n"
            + "[ALERT]    (42) : config : Error(s) found in configuration file : @bad.cfg\n"
            + "[ALERT]    (42) : config : Fatal errors found in configuration.\n");
        run("-c -q -f @bad.cfg");
        assertThat(errors()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsNamedWithTheReason() {
        assertThat(run("-c -f @none.cfg")).isEqualTo(1);
        assertThat(errors()).isEqualTo(INTRODUCTION
            + "[ALERT]    (42) : config : Cannot open configuration file/directory @none.cfg : No such file or directory\n");
    }

    @Test
    void zeroWarningMakesWarningsFatal() {
        run("-c -dW -f @warn.cfg");
        assertThat(errors()).endsWith("[ALERT]    (42) : Some warnings were found and 'zero-warning' is set. Aborting.\n");
    }

    @Test
    void aConfigurationWithoutListenerDoesNotStart() {
        assertThat(run("-f @nothing.cfg")).isEqualTo(1);
        assertThat(errors()).isEqualTo(INTRODUCTION
            + "[ALERT]    (42) : [sluice.main()] No enabled listener found (check for 'bind' directives) ! Exiting.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-h", "-c", "-c -f @empty", "-cc"})
    void withoutAnythingToDoTheUsageIsShown(String line) {
        assertThat(line.isEmpty() ? run(new String[0]) : run(line)).isEqualTo(1);
        assertThat(output()).startsWith("Sluice version 0.1.0 ").contains("HAProxy version 3.2.26");
        assertThat(errors()).startsWith("Usage : sluice ");
    }

    @Test
    void theVersionIsFoundByItsOwnNameAndByHaproxys() {
        assertThat(run("-v")).isZero();
        assertThat(output().lines().findFirst()).hasValueSatisfying(line ->
            assertThat(line).matches("Sluice version 0\\.1\\.0 \\d{4}/\\d\\d/\\d\\d - compatible with HAProxy version 3\\.2\\.26"));
        assertThat(run("-vv")).isZero();
        assertThat(output()).contains("\nFeature list : +", "\nBuilt with multi-threading support", "will use epoll.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-W -S /run/master.sock", "-dC", "-dr"})
    void whatIsKnownButMissingIsRefusedByName(String option) {
        assertThat(run(option + " -c -f @ok.cfg")).isEqualTo(1);
        assertThat(errors()).contains("not supported yet");
    }

    @Test
    void aMasterSocketNeedsAMaster() {
        assertThat(run("-S foo -c -f @ok.cfg")).isEqualTo(1);
        assertThat(errors()).endsWith("a master CLI socket was defined, but master-worker mode (-W) is not enabled.\n");
    }

    @Test
    void theFilesOfTheProgramAreListedByPath() {
        assertThat(run("-dL -q -c -f @ok.cfg")).isZero();
        assertThat(output().lines()).allMatch(line -> line.startsWith("/")).anyMatch(line -> line.endsWith("/libjvm.so"))
            .anyMatch(line -> line.endsWith(".jar"));
    }

    @Test
    void keywordListsAreNamedByClass() {
        assertThat(run("-dKhelp -c -f @ok.cfg")).isZero();
        assertThat(output()).startsWith("# List of supported keyword classes:\nall: list all keywords\n");
        assertThat(run("-dKcfg,cli -q -c -f @ok.cfg")).isZero();
        assertThat(output()).contains("# List of registered configuration keywords:\nglobal\n\t", "# List of registered CLI keywords:\n",
            "\nshow stat [WORKER] \n");
        assertThat(run("-dKnonsense -c -f @ok.cfg")).isZero();
        assertThat(output()).isEmpty();
    }
}
