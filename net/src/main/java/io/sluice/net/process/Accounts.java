package io.sluice.net.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Numbers of user and group names, from the local account files. Directory services (LDAP, sssd) are not asked: their modules
 * of the C library may open sockets and start threads, and a numeric {@code uid} or {@code gid} serves there.
 */
public final class Accounts {

    /** The answer for a name that does not exist. */
    public static final int UNKNOWN = -1;

    private static final int NAME_FIELD = 0;
    private static final int NUMBER_FIELD = 2;
    private static final int GROUP_OF_USER_FIELD = 3;

    private Accounts() {
    }

    /** The user's number, or {@link #UNKNOWN}. */
    public static int userId(String name) throws IOException {
        return find(lines("/etc/passwd"), name, NUMBER_FIELD);
    }

    /** The number of the user's own group, or {@link #UNKNOWN}. */
    public static int groupOfUser(String name) throws IOException {
        return find(lines("/etc/passwd"), name, GROUP_OF_USER_FIELD);
    }

    /** The group's number, or {@link #UNKNOWN}. */
    public static int groupId(String name) throws IOException {
        return find(lines("/etc/group"), name, NUMBER_FIELD);
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(Path.of(file), StandardCharsets.ISO_8859_1);
    }

    /** A field of the first well-formed line with this name. */
    static int find(List<String> lines, String name, int field) {
        for (String line : lines) {
            String[] fields = line.split(":", -1);
            if (!name.isEmpty() && fields.length > field && fields[NAME_FIELD].equals(name)) {
                int number = number(fields[field]);
                if (number != UNKNOWN) {
                    return number;
                }
            }
        }
        return UNKNOWN;
    }

    private static int number(String text) {
        if (text.isEmpty() || text.length() > 10) {
            return UNKNOWN;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return UNKNOWN;
            }
            value = value * 10 + digit - '0';
        }
        // 4294967295 is the kernel's "leave it as it is".
        return value < 0xffff_ffffL ? (int) value : UNKNOWN;
    }
}
