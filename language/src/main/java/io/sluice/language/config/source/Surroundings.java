package io.sluice.language.config.source;

import io.sluice.language.pattern.RegexCompiler;
import io.sluice.language.rule.ActionVocabulary;
import io.sluice.language.sample.SampleVocabulary;
import java.util.Map;

/**
 * Everything outside the text that reading a configuration depends on. Reading the same text in the same surroundings gives the same result.
 *
 * @param files where configuration files and the files they name are read
 * @param resolver how host names become addresses
 * @param accounts the system's users and groups
 * @param environment the process environment at start; it is not changed
 * @param localPeer the name of this peer when neither the command line nor the file gives one: the host name
 * @param version the HAProxy version whose language is spoken, as {@code version_atleast} and {@code HAPROXY_VERSION} see it
 * @param features upper-case names for the {@code feature} predicate, separated by blanks
 * @param actions the actions that rules may use
 * @param samples the fetches and converters that expressions may use
 * @param regexes what compiles regular expressions
 */
public record Surroundings(FileSource files, NameResolver resolver, Accounts accounts, Map<String, String> environment, String localPeer,
                           String version, String features, ActionVocabulary actions, SampleVocabulary samples,
                           RegexCompiler regexes) {

    /** The version whose behaviour is followed where nothing else is said. */
    public static final String VERSION = "3.2.26";

    /** Build features whose behaviour exists here. */
    public static final String FEATURES = "ACCEPT4 EPOLL GETADDRINFO RT TFO THREAD LINUX_TPROXY TPROXY";
}
