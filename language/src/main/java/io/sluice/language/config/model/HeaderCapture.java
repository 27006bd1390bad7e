package io.sluice.language.config.model;

/**
 * A value that a proxy keeps of its messages for logs and expressions.
 *
 * @param name the header, the beginning of the cookie, or null for a place that only rules fill ({@code declare capture})
 * @param maxLengthBytes what is kept of longer values
 */
public record HeaderCapture(String name, int maxLengthBytes) {
}
