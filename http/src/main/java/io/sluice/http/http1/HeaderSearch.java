package io.sluice.http.http1;

import io.sluice.base.bytes.Buffer;

/** Finds headers by name in a parsed head, whose names are lower case. */
public final class HeaderSearch {

    private HeaderSearch() {
    }

    /** The first header of this (lower-case) name from index {@code from} on, -1 if there is none. */
    public static int find(HeadIndex head, Buffer buffer, byte[] name, int from) {
        for (int i = from; i < head.count; i++) {
            if (head.nameLength[i] == name.length && matches(buffer, head.nameOffset[i], name)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(Buffer buffer, int offset, byte[] name) {
        for (int i = 0; i < name.length; i++) {
            if (buffer.get(offset + i) != name[i]) {
                return false;
            }
        }
        return true;
    }
}
