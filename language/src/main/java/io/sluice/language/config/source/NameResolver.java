package io.sluice.language.config.source;

/** Turns host names into addresses while a configuration is read. May block. */
@FunctionalInterface
public interface NameResolver {

    /** Which kinds of address are wanted. */
    enum Family { ANY, IPV4, IPV6 }

    /** The first address of the name, 4 or 16 bytes, or null when the name has none. */
    byte[] resolve(String host, Family family);
}
