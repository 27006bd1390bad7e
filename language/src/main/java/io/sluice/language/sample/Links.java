package io.sluice.language.sample;

/**
 * How keywords find the running objects that their arguments name. Names have been checked when the configuration was read, so a link is
 * never missing. The types are those of whoever runs the configuration.
 */
public interface Links {

    /** The frontend's or backend's running object; {@code name} as written in the configuration. */
    <T> T find(Class<T> type, String name);
}
