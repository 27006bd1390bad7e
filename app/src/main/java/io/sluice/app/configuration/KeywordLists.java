package io.sluice.app.configuration;

import io.sluice.app.message.Console;
import io.sluice.app.option.CommandLine;
import io.sluice.app.process.ControlPlane;
import io.sluice.base.time.Clock;
import io.sluice.control.command.Command;
import io.sluice.engine.Engine;
import io.sluice.engine.log.LinuxLogDevice;
import io.sluice.engine.log.LogIdentity;
import io.sluice.engine.log.LogSystem;
import io.sluice.engine.stats.ProcessState;
import io.sluice.language.config.keyword.KeywordDump;
import io.sluice.language.config.model.Configuration;
import io.sluice.net.syscall.LinuxKernel;
import java.util.List;
import java.util.TreeSet;

/** What {@code -dK} prints: the supported keywords by class, from the descriptions that the program itself reads. */
public final class KeywordLists {

    private static final List<String> CLASSES = List.of("acl", "cfg", "cli", "cnv", "flt", "smp", "svc");

    private KeywordLists() {
    }

    /** The lists of the named classes, separated by commas, in the order of the help; unknown classes are left out. */
    public static String of(String wanted, Configuration configuration, CommandLine line, Console console) {
        StringBuilder text = new StringBuilder();
        List<String> names = List.of(wanted.split(",", -1));
        if (names.contains("help")) {
            help(text);
        }
        for (String name : CLASSES) {
            if (names.contains(name) || names.contains("all")) {
                list(name, text, configuration, line, console);
            }
        }
        return text.toString();
    }

    private static void help(StringBuilder text) {
        text.append("""
            # List of supported keyword classes:
            all: list all keywords
            acl: ACL keywords
            cfg: configuration keywords
            cli: CLI keywords
            cnv: sample converter keywords
            flt: filter names
            smp: sample fetch functions
            svc: service names
            """);
    }

    private static void list(String name, StringBuilder text, Configuration configuration, CommandLine line, Console console) {
        switch (name) {
            case "cfg" -> KeywordDump.configuration(text, Engine.vocabulary());
            case "cli" -> commands(text, configuration, line, console);
            case "acl" -> text.append("# List of registered ACL keywords:\n");
            case "cnv" -> text.append("# List of registered sample converter functions:\n");
            case "flt" -> text.append("# List of registered filter names:\n");
            case "smp" -> text.append("# List of registered sample fetch functions:\n");
            default -> text.append("# List of registered service names:\n");
        }
    }

    /** The commands are made for an engine, so one is made that nobody starts. */
    private static void commands(StringBuilder text, Configuration configuration, CommandLine line, Console console) {
        LogSystem logs = new LogSystem(configuration.global, configuration.rings, new LogIdentity("", 0, null), new LinuxLogDevice(), (target, errno) -> { });
        Engine engine = new Engine(configuration, new ProcessState(1, 1, 0, 0), logs, index -> new LinuxKernel(), Clock.SYSTEM,
            (handler, fault) -> { }, (level, event) -> { });
        TreeSet<String> names = new TreeSet<>();
        for (Command command : ControlPlane.create(engine, line, console, 0).registry().commands()) {
            names.add(String.join(" ", command.description().leadingWords()));
        }
        text.append("# List of registered CLI keywords:\n");
        for (String name : names) {
            text.append(name).append(" [WORKER] \n");
        }
    }
}
