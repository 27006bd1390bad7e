package io.sluice.language.config.model;

/**
 * A {@code hash-type} line.
 *
 * @param consistent {@code consistent} instead of {@code map-based}
 * @param function {@code sdbm}, {@code djb2}, {@code wt6}, {@code crc32}, {@code none}
 * @param avalanche whether the full avalanche step follows
 */
public record HashType(boolean consistent, String function, boolean avalanche) {

    /** What counts when nothing was written. */
    public static final HashType DEFAULT = new HashType(false, "sdbm", false);
}
