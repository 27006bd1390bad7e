package io.sluice.engine.persist;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.server.Server;
import io.sluice.http.http1.HeadEdits;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.KnownHeader;
import io.sluice.language.config.model.PersistenceCookie.Mode;

/**
 * Reads the persistence cookie out of a request, and takes out of the request what the server must not see of it. One per loop.
 *
 * <p>Elements of a Cookie header are copied one by one into a new value; when it differs from the old one it replaces it. Attributes that begin with a
 * dollar sign belong to the cookie before them and vanish with it.
 */
final class RequestCookies {

    private static final int FIRST_BYTES = 512;
    /** Cookies that come from farther in the future than this are not believed. */
    private static final int FUTURE_SECONDS = 86_400;

    private final CookieScanner scanner = new CookieScanner();
    private byte[] output = new byte[FIRST_BYTES];
    private int written;
    private boolean keepsSomething;
    /** Where in the output something was left out; -1 when nothing is. */
    private int gap;

    /** Finds the server and edits the headers; false when there is no room for the edits. */
    boolean run(Affinity affinity, HeadIndex head, Buffer buffer, HeadEdits edits, long nowSeconds) {
        for (int i = head.next(KnownHeader.COOKIE, 0); i >= 0; i = head.next(KnownHeader.COOKIE, i + 1)) {
            scanner.load(buffer, head.valueOffset[i], head.valueLength[i]);
            header(affinity, nowSeconds);
            if (written == 0 && scanner.length > 0) {
                edits.drop(i);
            } else if (written != scanner.length && !edits.replaceValue(i, output, 0, written)) {
                return false;
            }
        }
        return true;
    }

    private void header(Affinity affinity, long nowSeconds) {
        written = 0;
        gap = -1;
        keepsSomething = false;
        output = CookieScanner.room(output, 0, scanner.length + 2);
        Persistence persistence = affinity.persistence;
        while (scanner.next(true)) {
            boolean attribute = scanner.nameStart < scanner.length && scanner.text[scanner.nameStart] == '$';
            if (attribute) {
                if (gap < 0) {
                    copy(scanner.start, scanner.end);
                }
            } else if (!scanner.hasEqualsSign()) {
                keep(scanner.start, scanner.end);
            } else if (persistence.isNamed(scanner.text, scanner.nameStart, scanner.nameEnd - scanner.nameStart)) {
                own(affinity, nowSeconds);
            } else {
                keep(scanner.start, scanner.nameEnd);
                copyValue(scanner.valueStart);
            }
        }
        if (gap >= 0) {
            written = keepsSomething ? gap : 0;
        }
    }

    // ---- composing the new value ----------------------------------------------------------------------------------------------------------

    private void copy(int from, int to) {
        System.arraycopy(scanner.text, from, output, written, to - from);
        written += to - from;
    }

    /** Copies the start of an element that stays; after a gap with one delimiter and one blank before it, or with none at the very start. */
    private void keep(int from, int to) {
        keepsSomething = true;
        int start = from;
        if (gap >= 0) {
            written = gap;
            gap = -1;
            if (written > 0) {
                while (written > 0 && CookieScanner.isBlank(output[written - 1])) {
                    written--;
                }
                output[written++] = scanner.text[start];
                output[written++] = ' ';
            }
            start = Math.min(to, scanner.skipBlanks(start + 1));
        }
        copy(start, to);
    }

    private void copyValue(int from) {
        output[written++] = '=';
        copy(from, scanner.end);
    }

    // ---- the cookie itself ------------------------------------------------------------------------------------------------------------------

    private void own(Affinity affinity, long nowSeconds) {
        Persistence persistence = affinity.persistence;
        boolean prefix = persistence.mode == Mode.PREFIX;
        int delimiter = find(prefix ? (byte) '~' : (byte) '|');
        boolean believed = prefix || delimiter == scanner.valueEnd || areDatesBelieved(affinity, delimiter + 1, nowSeconds);
        look(affinity, believed ? delimiter - scanner.valueStart : 0);
        if (prefix && delimiter < scanner.valueEnd) {
            keep(scanner.start, scanner.nameEnd);
            copyValue(delimiter + 1);
        } else if (!persistence.hidesFromServers()) {
            keepOwn();
        } else if (gap < 0) {
            gap = written;
        }
    }

    /** The cookie stays as it is; it alone does not keep a header in which something was left out. */
    private void keepOwn() {
        copy(scanner.start, scanner.nameEnd);
        copyValue(scanner.valueStart);
    }

    private int find(byte octet) {
        int at = scanner.valueStart;
        while (at < scanner.valueEnd && scanner.text[at] != octet) {
            at++;
        }
        return at;
    }

    /** Reads the dates from behind the first bar on; false when they say that the cookie must not count any more. */
    private boolean areDatesBelieved(Affinity affinity, int from, long nowSeconds) {
        int end = scanner.valueEnd;
        if (end - from >= CookieDate.LENGTH) {
            long last = CookieDate.read(scanner.text, from);
            affinity.lastVisit = last > 0 ? last : affinity.lastVisit;
        }
        int bar = from;
        while (bar < end && scanner.text[bar] != '|') {
            bar++;
        }
        if (end - bar > CookieDate.LENGTH) {
            long first = CookieDate.read(scanner.text, bar + 1);
            affinity.firstVisit = first > 0 ? first : affinity.firstVisit;
        }
        Persistence persistence = affinity.persistence;
        if (isPast(affinity.firstVisit, persistence.maxLifeSeconds, nowSeconds)) {
            forget(affinity, 'O');
            return false;
        }
        if (isPast(affinity.lastVisit, persistence.maxIdleSeconds, nowSeconds)) {
            forget(affinity, 'E');
            return false;
        }
        return true;
    }

    private static boolean isPast(long visit, int limitSeconds, long nowSeconds) {
        return visit != 0 && limitSeconds != 0 && (nowSeconds - visit > limitSeconds || visit - nowSeconds > FUTURE_SECONDS);
    }

    private static void forget(Affinity affinity, char letter) {
        affinity.requestLetter = (byte) letter;
        affinity.firstVisit = 0;
        affinity.lastVisit = 0;
    }

    /** Finds the server that the first bytes of the value name. The first cookie that finds one counts. */
    private void look(Affinity affinity, int length) {
        boolean wanted = length > 0 && affinity.server() == null;
        Persistence persistence = affinity.persistence;
        Server server = wanted ? persistence.table().find(scanner.text, scanner.valueStart, length, persistence.keepsServersThatAreDown) : null;
        if (server != null) {
            affinity.tie(server);
        } else if (wanted && persistence.table().find(scanner.text, scanner.valueStart, length, true) != null) {
            affinity.requestLetter = 'D';
        } else if (affinity.requestLetter == 'N') {
            affinity.requestLetter = 'I';
        }
    }
}
