package io.sluice.engine;

import io.sluice.language.pattern.PatternProblem;
import io.sluice.language.pattern.Regex;
import io.sluice.net.regex.CompiledRegex;
import io.sluice.net.regex.RegexProblem;
import java.nio.charset.StandardCharsets;

/** Gives the configuration language the regular expressions of the native library. */
final class EngineRegexes implements Regex {

    private final CompiledRegex compiled;

    private EngineRegexes(CompiledRegex compiled) {
        this.compiled = compiled;
    }

    static Regex compile(String pattern, boolean ignoreCase) throws PatternProblem {
        try {
            return new EngineRegexes(CompiledRegex.compile(pattern.getBytes(StandardCharsets.ISO_8859_1), ignoreCase));
        } catch (RegexProblem problem) {
            throw new PatternProblem(problem.getMessage());
        }
    }

    @Override
    public boolean matches(byte[] bytes, int from, int length) {
        return compiled.match(bytes, from, length, false, null) > 0;
    }

    @Override
    public int match(byte[] bytes, int from, int length, boolean continued, int[] groups) {
        return compiled.match(bytes, from, length, continued, groups);
    }
}
