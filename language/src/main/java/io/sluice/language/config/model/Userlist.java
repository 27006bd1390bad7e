package io.sluice.language.config.model;

import java.util.ArrayList;
import java.util.List;

/** A {@code userlist} section. */
public final class Userlist {

    public final String name;
    public final Position position;
    public final List<User> users = new ArrayList<>();
    public final List<Group> groups = new ArrayList<>();

    public Userlist(String name, Position position) {
        this.name = name;
        this.position = position;
    }

    /**
     * A user.
     *
     * @param password plain text, or a crypt(3) string when not {@code insecure}
     * @param insecure the password is plain text
     * @param groups names of the groups the user line itself names
     */
    public record User(String name, String password, boolean insecure, List<String> groups) {

        public User {
            groups = List.copyOf(groups);
        }
    }

    /** A group and the users its own line names. */
    public record Group(String name, List<String> users) {

        public Group {
            users = List.copyOf(users);
        }
    }
}
