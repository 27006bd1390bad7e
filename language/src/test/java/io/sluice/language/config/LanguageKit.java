package io.sluice.language.config;

import io.sluice.language.config.diagnostic.Diagnostic;
import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.model.Configuration;
import io.sluice.language.config.source.Accounts;
import io.sluice.language.config.source.Surroundings;
import io.sluice.language.fetch.ConstantFetches;
import io.sluice.language.pattern.RegexCompiler;
import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.ActionVocabulary;
import io.sluice.language.rule.ReplyArguments;
import io.sluice.language.rule.RuleSet;
import io.sluice.language.rule.Words;
import io.sluice.language.sample.ExpressionPlace;
import io.sluice.language.sample.SampleVocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A world for the reader that is all in memory: files, names, accounts, variables, and the three actions of the first rules. */
public final class LanguageKit {

    /** The name under which {@link #read} presents its text. */
    public static final String FILE = "x.cfg";

    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    public LanguageKit() {
        file("/dev/null", "");
        file("/etc/passwd", "root:x:0:0:root:/:/bin/sh\n");
        environment.put("HOME", "/home/ada");
    }

    public LanguageKit file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    public LanguageKit file(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    public LanguageKit variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public Surroundings surroundings() {
        return new Surroundings(this::content, (host, family) -> "localhost".equals(host) || "127.1".equals(host) ? new byte[] {127, 0, 0, 1} : null,
            new FixedAccounts(), environment, "peer1", Surroundings.VERSION, Surroundings.FEATURES, actions(),
            new SampleVocabulary().fetches(ConstantFetches.keywords()), RegexCompiler.NONE);
    }

    /** A place for expressions outside of any file. */
    public static ExpressionPlace place(SampleVocabulary vocabulary, Configuration configuration) {
        return new TestPlace(vocabulary, configuration);
    }

    private byte[] content(String name) throws IOException {
        byte[] content = files.get(name);
        if (content == null) {
            throw new IOException("No such file or directory");
        }
        return content;
    }

    private static ActionVocabulary actions() {
        ActionVocabulary actions = new ActionVocabulary();
        for (String name : new String[] {"allow", "deny", "return"}) {
            actions.add(RuleSet.HTTP_REQUEST, new TestAction(name));
        }
        return actions;
    }

    /** Reads one file with this text. */
    public ReadingResult read(String text) {
        return file(FILE, text).read(List.of(FILE));
    }

    public ReadingResult read(List<String> names) {
        return ConfigurationReader.read(names, surroundings());
    }

    /** Everything that a text makes the reader say: {@code [ALERT] message}; remarks for {@code -dD} are left out. */
    public List<String> messages(String text) {
        List<String> messages = new ArrayList<>();
        for (Diagnostic diagnostic : read(text).diagnostics().list()) {
            if (diagnostic.severity() != Severity.DIAG) {
                messages.add("[" + diagnostic.severity() + "] " + diagnostic.message());
            }
        }
        return messages;
    }

    private record TestAction(String name) implements ActionKeyword {

        @Override
        public boolean isFinal() {
            return true;
        }

        @Override
        public Object bind(Words words, Diagnostics diagnostics) {
            return switch (name) {
                case "return" -> ReplyArguments.parseReturn(words, diagnostics);
                case "deny" -> ReplyArguments.deny(words, diagnostics);
                default -> name;
            };
        }
    }

    private static final class FixedAccounts implements Accounts {

        @Override
        public int userId(String name) {
            return "root".equals(name) ? 0 : "haproxy".equals(name) ? 113 : UNKNOWN;
        }

        @Override
        public int groupId(String name) {
            return "root".equals(name) ? 0 : "haproxy".equals(name) ? 117 : UNKNOWN;
        }
    }
}
