package io.sluice.language.config.model;

import io.sluice.language.format.LineFormat;

/**
 * A custom format where it is written. Formats are read when the whole configuration is known, and only if a proxy uses them.
 *
 * @param text as written
 * @param position where
 * @param format what was read; null before the check, and after an error
 */
public record FormatLine(String text, Position position, LineFormat format) {
}
