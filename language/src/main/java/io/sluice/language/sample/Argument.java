package io.sluice.language.sample;

/**
 * One argument of a fetch or converter.
 *
 * @param type what the keyword declared
 * @param text the argument without quotes and escapes
 * @param number the value of an integer, a time in milliseconds, or an IPv4 address or mask as an unsigned 32-bit number
 * @param address the bytes of an IPv6 address or mask, else null
 */
public record Argument(ArgumentType type, String text, long number, byte[] address) {
}
