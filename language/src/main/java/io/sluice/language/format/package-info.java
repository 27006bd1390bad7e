/**
 * Custom formats: the text with {@code %} items that {@code log-format} and others take, read into a list of items.
 *
 * <p>{@link io.sluice.language.format.FormatReader} reads, {@link io.sluice.language.format.LineFormat} is the result; whoever prints
 * it compiles the items into segments of its own. Expressions inside {@code %[…]} are read by whatever
 * {@link io.sluice.language.format.FormatExpressions} the caller brings.
 */
package io.sluice.language.format;
