package io.sluice.language.config.model;

/** Owner and rights of a unix listening socket; -1 means not set. */
public final class UnixSettings {

    /** Permission bits, for example 0600. */
    public int mode = -1;
    public int uid = -1;
    public int gid = -1;
    /** The names as written, null when numbers were given or nothing. */
    public String userName;
    public String groupName;
    /** Set while the process takes the place of another one that accepts at the same path. */
    public boolean replacesLive;
}
