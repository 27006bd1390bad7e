package io.sluice.language.config.model;

/**
 * A {@code cookie} line: how a cookie ties clients to their servers.
 *
 * @param name the cookie's name
 * @param mode what is done to the cookie in responses
 * @param indirect servers do not see the cookie (with {@code insert}), and clients that have a good one get no other
 * @param nocache a response that gets the cookie must not be cached by others
 * @param postOnly the cookie is inserted only into answers to POST
 * @param preserve a cookie that the server sets by itself stays as it is
 * @param dynamic servers without a value of their own get one computed from their address
 * @param attributes what follows the value of an inserted cookie, each led in by {@code "; "}
 * @param maxIdleSeconds the longest time between two visits, 0 for any
 * @param maxLifeSeconds the longest time since the first visit, 0 for any
 */
public record PersistenceCookie(String name, Mode mode, boolean indirect, boolean nocache, boolean postOnly, boolean preserve, boolean dynamic,
                                String attributes, int maxIdleSeconds, int maxLifeSeconds) {

    /** PASSIVE: the server sets the cookie with its own value. */
    public enum Mode { PASSIVE, REWRITE, INSERT, PREFIX }
}
