package io.sluice.app.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expectation here was seen at HAProxy 3.2, except where a number must be one. */
class CommandLineParserTest {

    private static CommandLine parse(String line) throws UsageException {
        return CommandLineParser.parse(line.isEmpty() ? new String[0] : line.split(" ", -1));
    }

    @Test
    void filesKeepTheirOrderAndEverythingBehindTheDashesIsAFile() throws UsageException {
        assertThat(parse("-f a.cfg -c -f dir -- -b.cfg c.cfg").configurations).containsExactly("a.cfg", "dir", "-b.cfg", "c.cfg");
    }

    @Test
    void whatFollowsAnOptionsLetterMeansNothingAndAValueIsAlwaysTheNextWord() throws UsageException {
        CommandLine line = parse("-nfoo 12 -Wsx -dbc -check");
        assertThat(line.maxconn).isEqualTo(12);
        assertThat(line.masterWorker).isTrue();
        assertThat(line.notifyServiceManager).isTrue();
        assertThat(line.foreground).isTrue();
        assertThat(line.check).isTrue();
    }

    @Test
    void theVersionEndsReading() throws UsageException {
        CommandLine line = parse("-V -vv --nonsense");
        assertThat(line.version).isTrue();
        assertThat(line.versionDetails).isTrue();
        assertThat(parse("-v").versionDetails).isFalse();
    }

    @Test
    void aConditionIsTheNextWord() throws UsageException {
        assertThat(CommandLineParser.parse("-cc", "defined(HOME) && 1").condition).isEqualTo("defined(HOME) && 1");
    }

    @Test
    void oldProcessesEndAtTheNextOptionAndMayBeNone() throws UsageException {
        CommandLine line = parse("-sf 12 34 -c");
        assertThat(line.oldProcesses).containsExactly(12, 34);
        assertThat(line.oldProcessesEndAtOnce).isFalse();
        assertThat(line.check).isTrue();
        assertThat(parse("-st -c").oldProcesses).isEmpty();
        assertThat(parse("-st 7").oldProcessesEndAtOnce).isTrue();
    }

    @Test
    void valuesGoWhereTheyBelong() throws UsageException {
        CommandLine line = parse("-C /srv -p /run/pid -L peer1 -N 7 -m 64 -x /run/old.sock -S /run/master.sock -dKcfg,cli -dW -dD -dr -q -D");
        assertThat(line.directory).isEqualTo("/srv");
        assertThat(line.pidFile).isEqualTo("/run/pid");
        assertThat(line.localPeer).isEqualTo("peer1");
        assertThat(line.proxyMaxconn).isEqualTo(7);
        assertThat(line.memoryMegabytes).isEqualTo(64);
        assertThat(line.takeOverFrom).isEqualTo("/run/old.sock");
        assertThat(line.masterSocket).isEqualTo("/run/master.sock");
        assertThat(line.keywordClasses).isEqualTo("cfg,cli");
        assertThat(line.warningsAreFatal && line.diagnosticMode && line.ignoreResolutionFailures && line.quiet && line.daemon).isTrue();
    }

    @Test
    void takingOverFromNowhereIsSwitchedOffByTheEmptyDevice() throws UsageException {
        assertThat(parse("-x /dev/null").takeOverFrom).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-de", "-dp", "-dS", "-dG", "-dF", "-dZ", "-dI", "-dM0x50", "-dMno-merge,tag", "-dt", "-dc", "-4"})
    void switchesOfThingsThatDoNotExistHereChangeNothing(String option) throws UsageException {
        assertThat(parse(option)).usingRecursiveComparison().isEqualTo(new CommandLine());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-d", "-dX"})
    void anUnknownDebugLetterIsTheDebugMode(String option) throws UsageException {
        assertThat(parse(option).debug).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help", "-", "-zz", "-6", "-sx", "ok.cfg", "-c ok.cfg", "-cc"})
    void whatCannotBeUnderstoodBringsUpTheUsage(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOfSatisfying(UsageException.class, wrong -> {
            assertThat(wrong.usageShown()).isTrue();
            assertThat(wrong.getMessage()).isNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f", "-n", "-p", "-L", "-C", "-S", "-m"})
    void aMissingValueIsNamed(String option) {
        assertThatThrownBy(() -> parse(option)).hasMessage("option '" + option + "' expects a value.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n abc", "-n -1", "-n 12x", "-m 99999999999", "-N 2147483648", "-sf 12a", "-st 0"})
    void aNumberMustBeOne(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(UsageException.class).hasMessageContaining(line.split(" ", -1)[1]);
    }

    @Test
    void aMissingSocketPathShowsTheUsageToo() {
        assertThatThrownBy(() -> parse("-x -c")).isInstanceOfSatisfying(UsageException.class, wrong -> {
            assertThat(wrong.usageShown()).isTrue();
            assertThat(wrong).hasMessage("Unix socket path expected with the -x flag");
        });
    }
}
