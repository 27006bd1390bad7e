package io.sluice.language.pattern;

/** Compiles regular expressions. Whoever reads a configuration gives one, because the library for it is not Java's. */
@FunctionalInterface
public interface RegexCompiler {

    /** For places without regular expressions: says so when one is used. */
    RegexCompiler NONE = (pattern, ignoreCase) -> {
        throw new PatternProblem("regular expressions are not available here");
    };

    /** Compiles a pattern, one byte per character; the message of the problem tells what is wrong with it. */
    Regex compile(String pattern, boolean ignoreCase) throws PatternProblem;
}
