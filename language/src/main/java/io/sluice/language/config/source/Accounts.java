package io.sluice.language.config.source;

/** The system's users and groups. */
public interface Accounts {

    /** No such user or group. */
    int UNKNOWN = -1;

    /** The number of a user, or {@link #UNKNOWN}. */
    int userId(String name);

    /** The number of a group, or {@link #UNKNOWN}. */
    int groupId(String name);
}
