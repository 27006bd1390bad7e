package io.sluice.app;

import io.sluice.app.configuration.ConfigurationFiles;
import io.sluice.app.configuration.KeywordLists;
import io.sluice.app.configuration.SystemSurroundings;
import io.sluice.app.message.Console;
import io.sluice.app.option.CommandLine;
import io.sluice.app.option.CommandLineParser;
import io.sluice.app.option.Usage;
import io.sluice.app.option.UsageException;
import io.sluice.app.process.Background;
import io.sluice.app.process.RunningProxy;
import io.sluice.app.process.StartFailure;
import io.sluice.app.version.LoadedFiles;
import io.sluice.app.version.VersionReport;
import io.sluice.language.config.ConfigurationReader;
import io.sluice.language.config.ReadingResult;
import io.sluice.language.config.diagnostic.Diagnostic;
import io.sluice.language.config.model.Configuration;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.source.Surroundings;
import io.sluice.net.process.ProcessLimits;
import io.sluice.net.syscall.ErrorText;
import java.io.IOException;
import java.util.List;

/**
 * From the command line to the exit code: answers what only asks, reads the configuration, goes to the background when told to, and lets the
 * proxy run. One thread, once.
 */
final class Program {

    private static final int SUCCESS = 0;
    private static final int FAILURE = 1;
    /** A valid configuration that nothing could be reached through. */
    private static final int NO_LISTENER = 2;
    private static final int CONDITION_FALSE = 1;
    private static final int CONDITION_BROKEN = 2;

    private final Console console;
    private final int processId;
    private final long startWallMs;
    private final long startNanos;

    Program(Console console, int processId, long startWallMs, long startNanos) {
        this.console = console;
        this.processId = processId;
        this.startWallMs = startWallMs;
        this.startNanos = startNanos;
    }

    int run(String[] words) {
        CommandLine line;
        try {
            line = CommandLineParser.parse(words);
        } catch (UsageException wrong) {
            return refuse(wrong);
        }
        console.quiet(line.quiet && !line.verbose);
        if (line.version) {
            return version(line);
        }
        if (line.condition != null) {
            return condition(line);
        }
        try {
            return withConfiguration(line);
        } catch (StartFailure failure) {
            failure.messages().forEach(console::alert);
            return FAILURE;
        } catch (IOException failure) {
            console.alert(failure.getMessage());
            return FAILURE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return FAILURE;
        }
    }

    // ---- questions ----------------------------------------------------------------------------------------------------------------

    private int refuse(UsageException wrong) {
        if (wrong.getMessage() != null) {
            console.alert(wrong.getMessage());
        }
        return wrong.usageShown() ? usage() : FAILURE;
    }

    private int usage() {
        console.print(VersionReport.brief());
        console.printError(Usage.TEXT);
        return FAILURE;
    }

    private int version(CommandLine line) {
        console.print(VersionReport.brief() + (line.versionDetails ? VersionReport.details(Surroundings.FEATURES) : ""));
        return SUCCESS;
    }

    private int condition(CommandLine line) {
        ConfigurationReader.Verdict verdict = ConfigurationReader.evaluate(line.condition, SystemSurroundings.create(line.localPeer));
        if (verdict.error() != null) {
            console.alert("Failed to evaluate condition: " + verdict.error());
            return CONDITION_BROKEN;
        }
        return verdict.holds() ? SUCCESS : CONDITION_FALSE;
    }

    // ---- configuration ------------------------------------------------------------------------------------------------------------

    private int withConfiguration(CommandLine line) throws IOException, StartFailure, InterruptedException {
        if (line.masterSocket != null && !line.masterWorker) {
            throw new IOException("a master CLI socket was defined, but master-worker mode (-W) is not enabled.");
        }
        refuseWhatIsMissing(line);
        if (line.daemon && !line.check && !Background.isForced(line) && !Background.isCopy()) {
            return Background.start(line, console);
        }
        Background.Place place = Background.Place.current();
        changeDirectory(line);
        List<String> files = ConfigurationFiles.expand(line.configurations);
        if (files.isEmpty()) {
            return usage();
        }
        ReadingResult result = ConfigurationReader.read(files, SystemSurroundings.create(line.localPeer));
        GlobalSection global = result.configuration().global;
        if (global.daemon && result.valid() && !line.check && !Background.isKeywordOverruled(line) && !Background.isCopy()) {
            // The copy reads the files again, from where this process was started, and says what there is to say.
            place.restore();
            return Background.start(line, console);
        }
        console.quiet((line.quiet || global.quiet) && !line.verbose);
        report(result, line);
        if (!result.valid()) {
            console.alert("config : Fatal errors found in configuration.");
            return FAILURE;
        }
        if (console.warnings() > 0 && (line.warningsAreFatal || global.zeroWarning)) {
            console.alert("Some warnings were found and 'zero-warning' is set. Aborting.");
            return FAILURE;
        }
        if (line.noReusePort) {
            console.notice("-dR is accepted and has no effect: event loops share listening ports.");
        }
        applyLimits(line, result.configuration());
        if (line.keywordClasses != null) {
            console.print(KeywordLists.of(line.keywordClasses, result.configuration(), line, console));
        }
        if (line.dumpLibraries) {
            console.print(LoadedFiles.list());
        }
        if (line.check) {
            return checked(result.configuration(), line);
        }
        if (line.verbose || line.debug) {
            console.say("Using epoll() as the polling mechanism.\n");
        }
        new RunningProxy(line, result.configuration(), console, processId, startWallMs, startNanos).run();
        return SUCCESS;
    }

    /** What is known but does not exist yet is refused, not silently left out. */
    private static void refuseWhatIsMissing(CommandLine line) throws IOException {
        if (line.masterSocket != null) {
            throw new IOException("-S: the master CLI is not supported yet.");
        }
        if (line.dump) {
            throw new IOException("-dC: showing the configuration is not supported yet.");
        }
        if (line.ignoreResolutionFailures) {
            throw new IOException("-dr: ignoring resolution failures is not supported yet.");
        }
    }

    private void changeDirectory(CommandLine line) throws IOException {
        if (line.directory != null) {
            int result = ProcessLimits.changeDirectory(line.directory);
            if (result < 0) {
                throw new IOException("Could not change to directory " + line.directory + " : " + ErrorText.of(result));
            }
        }
    }

    private void report(ReadingResult result, CommandLine line) {
        for (Diagnostic diagnostic : result.diagnostics().list()) {
            switch (diagnostic.severity()) {
                case DIAG -> {
                    if (line.diagnosticMode) {
                        console.diagnostic(diagnostic.message());
                    }
                }
                case NOTICE -> console.notice(diagnostic.message());
                case WARNING -> console.warning(diagnostic.message());
                case ALERT -> console.alert(diagnostic.message());
            }
        }
    }

    private static void applyLimits(CommandLine line, Configuration configuration) {
        if (line.proxyMaxconn > 0) {
            for (ProxySection proxy : configuration.proxies) {
                if (proxy.maxconn <= 0) {
                    proxy.maxconn = line.proxyMaxconn;
                }
            }
        }
    }

    private int checked(Configuration configuration, CommandLine line) {
        if (console.warnings() > 0) {
            console.say("Warnings were found.\n");
        }
        if (!RunningProxy.hasListener(configuration)) {
            console.say("Configuration file has no error but will not start (no listener) => exit(2).\n");
            return NO_LISTENER;
        }
        // The absence of any message is the usual answer.
        if (line.verbose) {
            console.say("Configuration file is valid\n");
        }
        return SUCCESS;
    }
}
