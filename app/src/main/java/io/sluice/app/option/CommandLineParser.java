package io.sluice.app.option;

/**
 * Reads the command line in HAProxy's way: an option is known by its first letters, what follows them is ignored unless it means
 * something ({@code -Wsx} is {@code -Ws}), a value is always the next word, and only options are expected before {@code --}. Numbers are read
 * strictly: a limit that is not a number is an error and not zero.
 */
public final class CommandLineParser {

    private static final int LARGEST_NUMBER = Integer.MAX_VALUE;

    private final String[] words;
    private final CommandLine line = new CommandLine();
    private int next;

    private CommandLineParser(String[] words) {
        this.words = words;
    }

    public static CommandLine parse(String... words) throws UsageException {
        return new CommandLineParser(words).parse();
    }

    private CommandLine parse() throws UsageException {
        // The version ends reading: whatever follows is not looked at.
        while (next < words.length && !line.version) {
            String word = words[next++];
            if (word.equals("--")) {
                takeRest();
            } else if (word.length() < 2 || word.charAt(0) != '-') {
                throw UsageException.plain();
            } else {
                option(word);
            }
        }
        return line;
    }

    private void takeRest() {
        while (next < words.length) {
            line.configurations.add(words[next++]);
        }
    }

    private void option(String word) throws UsageException {
        switch (word.charAt(1)) {
            case 'v' -> {
                line.version = true;
                line.versionDetails = second(word) == 'v';
            }
            case 'd' -> debugOption(word);
            case 'c' -> {
                if (second(word) == 'c') {
                    line.condition = condition();
                } else {
                    line.check = true;
                }
            }
            case 'q' -> line.quiet = true;
            case 'V' -> line.verbose = true;
            case 'D' -> line.daemon = true;
            case 'W' -> {
                line.masterWorker = true;
                line.notifyServiceManager |= second(word) == 's';
            }
            case 's' -> oldProcesses(word);
            // The family of resolved names; there are no run-time resolvers whose answers it could narrow.
            case '4' -> { }
            default -> optionWithValue(word);
        }
    }

    private void optionWithValue(String word) throws UsageException {
        switch (word.charAt(1)) {
            case 'f' -> line.configurations.add(value(word));
            case 'C' -> line.directory = value(word);
            case 'p' -> line.pidFile = value(word);
            case 'L' -> line.localPeer = value(word);
            case 'n' -> line.maxconn = number(word);
            case 'N' -> line.proxyMaxconn = number(word);
            case 'm' -> line.memoryMegabytes = number(word);
            case 'x' -> line.takeOverFrom = takeOver(word);
            case 'S' -> line.masterSocket = value(word);
            default -> throw UsageException.plain();
        }
    }

    /** The options that begin with {@code -d}; an unknown letter is the debug mode itself. */
    private void debugOption(String word) {
        switch (second(word)) {
            case 'b' -> line.foreground = true;
            case 'W' -> line.warningsAreFatal = true;
            case 'D' -> line.diagnosticMode = true;
            case 'K' -> line.keywordClasses = word.substring(3);
            case 'C' -> line.dump = true;
            case 'r' -> line.ignoreResolutionFailures = true;
            case 'R' -> line.noReusePort = true;
            case 'V' -> line.noServerVerification = true;
            case 'L' -> line.dumpLibraries = true;
            // Pollers, splicing, memory poisoning, tracing and forking that this program does not have cannot be switched.
            case 'e', 'p', 'k', 'v', 'S', 'G', 'F', 'Z', 'I', 'M', 't', 'c' -> { }
            default -> line.debug = true;
        }
    }

    private void oldProcesses(String word) throws UsageException {
        char kind = second(word);
        if (kind != 'f' && kind != 't') {
            throw UsageException.plain();
        }
        line.oldProcessesEndAtOnce = kind == 't';
        while (next < words.length && !words[next].startsWith("-")) {
            int processId = parseNumber(words[next]);
            if (processId < 1) {
                throw new UsageException("-s" + kind + " option: '" + words[next] + "' is not a process number.", false);
            }
            line.oldProcesses.add(processId);
            next++;
        }
    }

    private String takeOver(String word) throws UsageException {
        if (next >= words.length || words[next].startsWith("-")) {
            throw new UsageException("Unix socket path expected with the " + word + " flag", true);
        }
        String path = words[next++];
        return path.equals("/dev/null") ? null : path;
    }

    private String condition() throws UsageException {
        if (next >= words.length) {
            throw UsageException.plain();
        }
        return words[next++];
    }

    private int number(String word) throws UsageException {
        String text = value(word);
        int number = parseNumber(text);
        if (number < 0) {
            throw new UsageException("option '" + word + "' expects a number from 0 to " + LARGEST_NUMBER + ", not '" + text + "'.", false);
        }
        return number;
    }

    private String value(String word) throws UsageException {
        if (next >= words.length) {
            throw new UsageException("option '" + word + "' expects a value.", false);
        }
        return words[next++];
    }

    private static char second(String word) {
        return word.length() > 2 ? word.charAt(2) : '\0';
    }

    /** The number, or -1 when the text is not one. */
    private static int parseNumber(String text) {
        if (text.isEmpty() || text.length() > 10) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + (digit - '0');
        }
        return number > LARGEST_NUMBER ? -1 : (int) number;
    }
}
