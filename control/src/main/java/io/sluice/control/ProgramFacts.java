package io.sluice.control;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What the program knows about itself and commands print.
 *
 * @param version the version alone, as {@code show version} prints it
 * @param environment the environment as the configuration left it
 * @param startupMessages what was printed while starting
 */
public record ProgramFacts(String version, Supplier<Map<String, String>> environment, Supplier<String> startupMessages) {
}
