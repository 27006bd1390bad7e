package io.sluice.bench;

import io.sluice.bench.scenario.Scenario;
import io.sluice.bench.scenario.Scenarios;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the command line asks for. Filled by {@link #parse} and not changed afterwards. */
final class Options {

    static final String USAGE = """
        Usage: bench/run [options]          runs Sluice and HAProxy in turns on one configuration and compares them
               bench/run micro [arguments]  runs the micro-benchmarks (JMH; -l lists them)
          --scenarios NAME[,NAME...]  only these; --list shows them ("start" and "idle" are the last two)
          --rounds N                  rounds per scenario, 5 unless given
          --seconds N                 seconds per round and program, 3 unless given
          --warm-up N                 seconds per scenario and program before the first round, 3 unless given
          --haproxy FILE              the other program; else HAPROXY, HAPROXY_3, haproxy on the PATH
          --sluice FILE               the launcher, ./sluice unless given
          --pin PROXY,OTHERS          cores: one for the proxy under test, one for everything else; 0,1 unless given, "none" for no pinning
          --port N                    first of twelve ports to use, 23200 unless given
        SLUICE_JAVA_OPTS reaches the launcher as usual, for trying options of the Java process.
        """;

    private static final int PORTS = 12;

    List<Scenario> scenarios = Scenarios.LOAD;
    boolean startTimes = true;
    boolean idle = true;
    int rounds = 5;
    int seconds = 3;
    int warmUpSeconds = 3;
    int firstPort = 23_200;
    String haproxy;
    Path sluice;
    String proxyCore = "0";
    String otherCore = "1";
    boolean help;
    boolean list;

    private Options() {
    }

    static Options parse(String[] arguments) {
        Options options = new Options();
        options.sluice = Path.of(System.getProperty("bench.home", "."), "sluice");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "-h", "--help" -> options.help = true;
                case "--list" -> options.list = true;
                default -> {
                    if (i + 1 == arguments.length) {
                        throw new BenchFailure("no value behind '" + arguments[i] + "', or not an option; --help shows them all");
                    }
                    options.set(arguments[i], arguments[++i]);
                }
            }
        }
        return options;
    }

    private void set(String option, String value) {
        switch (option) {
            case "--scenarios" -> chooseScenarios(value);
            case "--rounds" -> rounds = number(option, value, 1, 1000);
            case "--seconds" -> seconds = number(option, value, 1, 3600);
            case "--warm-up" -> warmUpSeconds = number(option, value, 0, 3600);
            case "--haproxy" -> haproxy = value;
            case "--sluice" -> sluice = Path.of(value);
            case "--port" -> firstPort = number(option, value, 1, 65_535 - PORTS);
            case "--pin" -> choosePinning(value);
            default -> throw new BenchFailure("no option '" + option + "'; --help shows them all");
        }
    }

    private void chooseScenarios(String value) {
        List<Scenario> chosen = new ArrayList<>();
        startTimes = false;
        idle = false;
        for (String name : value.split(",", -1)) {
            switch (name) {
                case Scenarios.START -> startTimes = true;
                case Scenarios.IDLE -> idle = true;
                default -> chosen.add(Scenarios.find(name));
            }
        }
        scenarios = chosen;
    }

    private void choosePinning(String value) {
        if (value.equals("none")) {
            proxyCore = null;
            otherCore = null;
            return;
        }
        String[] cores = value.split(",", -1);
        if (cores.length != 2 || !cores[0].matches("\\d+") || !cores[1].matches("\\d+")) {
            throw new BenchFailure("--pin takes two core numbers such as 0,1 or 'none', not '" + value + "'");
        }
        proxyCore = cores[0];
        otherCore = cores[1];
    }

    private static int number(String option, String value, int least, int most) {
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new BenchFailure(option + " takes a number, not '" + value + "'", notANumber);
        }
        if (number < least || number > most) {
            throw new BenchFailure(option + " takes " + least + " to " + most + ", not " + value);
        }
        return number;
    }
}
