package io.sluice.language.config;

import io.sluice.language.config.diagnostic.Diagnostics;
import io.sluice.language.config.diagnostic.Severity;
import io.sluice.language.config.keyword.Reading;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.source.Surroundings;
import io.sluice.language.config.text.Characters;
import io.sluice.language.config.text.Condition;
import io.sluice.language.config.text.Environment;
import io.sluice.language.config.text.Line;
import io.sluice.language.config.text.SourceText;
import io.sluice.language.config.text.Tokenizer;
import io.sluice.language.pattern.PatternRegistry;
import java.io.IOException;
import java.util.List;

/**
 * Reads configuration files: the entry point of this module.
 *
 * <pre>
 *     ReadingResult result = ConfigurationReader.read(List.of("haproxy.cfg"), surroundings);
 *     for (Diagnostic diagnostic : result.diagnostics().list()) { print(diagnostic.severity(), diagnostic.message()); }
 *     if (result.valid()) { start(result.configuration()); }
 * </pre>
 *
 * Files are read in order as if they were one; a section ends with its file. All errors of all files are collected. Everything outside the text comes
 * from the {@link Surroundings}: reading opens nothing by itself, changes nothing, and gives the same result for the same input. It never throws for any
 * input. The layers below: {@link SourceText} cuts lines, {@link Directives} skips what {@code .if} excludes, {@link Tokenizer} splits words,
 * {@link SectionReader} follows sections, the families of {@code config.keyword} read single keywords, {@link ConfigurationChecks} looks at the whole.
 */
public final class ConfigurationReader {

    private final Reading reading;
    private final Tokenizer tokenizer;
    private final SectionReader sections;

    private ConfigurationReader(List<String> files, Surroundings surroundings) {
        Environment environment = new Environment(surroundings.environment());
        PredefinedVariables.set(environment, files, surroundings);
        reading = new Reading(surroundings, new Diagnostics(), environment);
        tokenizer = new Tokenizer(environment);
        sections = new SectionReader(reading);
    }

    /** Reads files by the names under which {@link Surroundings#files} knows them. */
    public static ReadingResult read(List<String> files, Surroundings surroundings) {
        ConfigurationReader reader = new ConfigurationReader(files, surroundings);
        for (String file : files) {
            reader.readFile(file);
        }
        return reader.finish();
    }

    /** The result of a condition ({@code -cc}): whether it holds, and what is wrong with it, or null. */
    public record Verdict(boolean holds, String error) {
    }

    /** Evaluates a condition as {@code .if} would. */
    public static Verdict evaluate(String expression, Surroundings surroundings) {
        Environment environment = new Environment(surroundings.environment());
        PredefinedVariables.set(environment, List.of(), surroundings);
        Tokenizer tokenizer = new Tokenizer(environment);
        String text = Characters.encoded(expression);
        if (!tokenizer.splitWhole(text, 0)) {
            return new Verdict(false, tokenizer.error() + " at position " + (tokenizer.errorIndex() + 1));
        }
        Condition condition = new Condition(tokenizer.words().isEmpty() ? "" : tokenizer.words().getFirst(), environment, surroundings);
        boolean holds = condition.evaluate();
        return new Verdict(holds, condition.error() == null ? null : Characters.decoded(condition.error()));
    }

    private ReadingResult finish() {
        ConfigurationChecks.run(reading);
        reading.configuration.resource(PatternRegistry.class).sealed();
        reading.configuration.environment.putAll(reading.environment.variables());
        return new ReadingResult(reading.configuration, reading.diagnostics);
    }

    private void readFile(String file) {
        int errors = reading.diagnostics.lineErrorCount();
        byte[] content;
        try {
            content = reading.surroundings.files().read(file);
        } catch (IOException unreadable) {
            reading.diagnostics.inLine(Severity.ALERT, new Position(file, 0),
                "Cannot open configuration file/directory " + file + " : " + unreadable.getMessage(), file, null);
            return;
        }
        sections.startFile();
        SourceText source = new SourceText(content);
        Directives directives = new Directives(reading, tokenizer);
        for (String text = source.nextLine(); text != null; text = source.nextLine()) {
            readLine(file, text, source, directives);
        }
        directives.endOfFile(new Position(file, source.number()));
        if (reading.diagnostics.lineErrorCount() > errors) {
            reading.diagnostics.inLine(Severity.ALERT, new Position(file, 0), "Error(s) found in configuration file : " + file, null, null);
        }
    }

    private void readLine(String file, String text, SourceText source, Directives directives) {
        Position position = new Position(file, source.number());
        reading.environment.at(file, source.number(), sections.name());
        if (source.tooLong()) {
            reading.diagnostics.errorTight(position, "line too long, limit: " + SourceText.LINE_LIMIT + ".");
            return;
        }
        if (source.unterminated()) {
            reading.diagnostics.errorTight(position,
                "Missing LF on last line, file might have been truncated at position " + (text.length() + 1) + ".");
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            reading.diagnostics.errorTight(position, "Stray NUL character at position " + (nul + 1) + ".");
            return;
        }
        int start = 0;
        while (start < text.length() && Characters.isSpace(text.charAt(start))) {
            start++;
        }
        if (start == text.length() || text.charAt(start) == '#') {
            return;
        }
        if (text.charAt(start) == '.' && directives.read(text, start, position)) {
            return;
        }
        if (!tokenizer.split(text)) {
            LineProblem.report(reading, position, text, tokenizer.error(), tokenizer.errorIndex());
            return;
        }
        if (directives.skipping()) {
            return;
        }
        if (tokenizer.emptyWord() >= 0) {
            LineProblem.emptyWord(reading, position, text, tokenizer.emptyWord(), tokenizer.emptyWordIndex());
        }
        List<String> words = tokenizer.words();
        if (!words.isEmpty()) {
            sections.read(new Line(words, position));
        }
    }
}
