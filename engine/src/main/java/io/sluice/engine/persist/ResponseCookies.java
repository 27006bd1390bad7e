package io.sluice.engine.persist;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.server.Server;
import io.sluice.http.http1.HeadEdits;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.KnownHeader;
import io.sluice.http.http1.Method;
import io.sluice.language.config.model.PersistenceCookie.Mode;
import java.nio.charset.StandardCharsets;

/** Changes the persistence cookie that a server sets, and inserts one where the client needs it. One per loop. */
final class ResponseCookies {

    private static final int FIRST_BYTES = 512;
    private static final byte[] SET_COOKIE = ascii("set-cookie: ");
    private static final byte[] PATH = ascii("; path=/");
    private static final byte[] REMOVAL = ascii("=; Expires=Thu, 01-Jan-1970 00:00:01 GMT; path=/");
    private static final byte[] LINE_END = ascii("\r\n");
    private static final byte[] PRIVATE = ascii("cache-control: private\r\n");

    private final CookieScanner scanner = new CookieScanner();
    private final Cacheability cacheability = new Cacheability();
    private byte[] output = new byte[FIRST_BYTES];
    private int written;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Edits a response's head; false when there is no room for the edits. */
    boolean run(Affinity affinity, Server server, int method, HeadIndex head, Buffer buffer, HeadEdits edits, long nowSeconds) {
        for (int i = head.next(KnownHeader.SET_COOKIE, 0); i >= 0; i = head.next(KnownHeader.SET_COOKIE, i + 1)) {
            scanner.load(buffer, head.valueOffset[i], head.valueLength[i]);
            if (!header(affinity, server, i, edits)) {
                return false;
            }
        }
        Persistence persistence = affinity.persistence;
        if (!needsInsertion(affinity, method, nowSeconds)) {
            return true;
        }
        affinity.responseLetter = (byte) (server.cookie() != null && affinity.server() != null ? 'U' : 'I');
        compose(affinity, server.cookie(), nowSeconds);
        return edits.append(output, 0, written)
            && (!persistence.nocache || !cacheability.check(method, head, buffer) || edits.append(PRIVATE));
    }

    // ---- cookies that the server sets -------------------------------------------------------------------------------------------------------

    private boolean header(Affinity affinity, Server server, int i, HeadEdits edits) {
        Persistence persistence = affinity.persistence;
        if (!scanner.next(false) || !scanner.hasEqualsSign() || scanner.equalsSign == scanner.valueEnd) {
            return true;
        }
        int nameLength = scanner.nameEnd - scanner.nameStart;
        boolean own = persistence.isNamed(scanner.text, scanner.nameStart, nameLength);
        if (own) {
            affinity.responseLetter = 'P';
            if (!persistence.preserve && (persistence.mode == Mode.INSERT || persistence.indirect && affinity.server() != null)) {
                affinity.responseLetter = 'D';
                edits.drop(i);
                return true;
            }
        }
        written = 0;
        put(scanner.text, 0, scanner.nameEnd);
        put('=');
        byte[] value = own && !persistence.preserve ? server.cookie() : null;
        if (value != null && persistence.mode == Mode.REWRITE) {
            affinity.responseLetter = 'R';
            put(value, 0, value.length);
            put(scanner.text, scanner.valueEnd, scanner.length);
        } else {
            if (value != null && persistence.mode == Mode.PREFIX) {
                affinity.responseLetter = 'R';
                put(value, 0, value.length);
                put('~');
            }
            put(scanner.text, scanner.valueStart, scanner.length);
        }
        return isUnchanged() || edits.replaceValue(i, output, 0, written);
    }

    private boolean isUnchanged() {
        if (written != scanner.length) {
            return false;
        }
        for (int i = 0; i < written; i++) {
            if (output[i] != scanner.text[i]) {
                return false;
            }
        }
        return true;
    }

    // ---- the cookie that is inserted --------------------------------------------------------------------------------------------------------

    private static boolean needsInsertion(Affinity affinity, int method, long nowSeconds) {
        Persistence persistence = affinity.persistence;
        if (persistence.mode != Mode.INSERT || persistence.postOnly && method != Method.POST
            || persistence.preserve && affinity.responseLetter == 'P') {
            return false;
        }
        boolean isStale = (persistence.maxIdleSeconds != 0 || affinity.lastVisit != 0)
            && (affinity.lastVisit == 0 || affinity.lastVisit < nowSeconds);
        boolean isUndated = persistence.maxLifeSeconds != 0 ? affinity.firstVisit == 0 : affinity.firstVisit != 0;
        return affinity.server() == null || isStale || isUndated;
    }

    private void compose(Affinity affinity, byte[] value, long nowSeconds) {
        Persistence persistence = affinity.persistence;
        written = 0;
        put(SET_COOKIE, 0, SET_COOKIE.length);
        put(persistence.name, 0, persistence.name.length);
        if (value == null) {
            put(REMOVAL, 0, REMOVAL.length);
        } else {
            put('=');
            put(value, 0, value.length);
            dates(affinity, nowSeconds);
            put(PATH, 0, PATH.length);
        }
        put(persistence.attributes, 0, persistence.attributes.length);
        put(LINE_END, 0, LINE_END.length);
    }

    private void dates(Affinity affinity, long nowSeconds) {
        Persistence persistence = affinity.persistence;
        if (persistence.maxIdleSeconds == 0 && persistence.maxLifeSeconds == 0) {
            return;
        }
        put('|');
        date(nowSeconds);
        if (persistence.maxLifeSeconds != 0) {
            put('|');
            date(affinity.firstVisit != 0 ? affinity.firstVisit : nowSeconds);
        }
    }

    private void date(long seconds) {
        output = CookieScanner.room(output, written, CookieDate.LENGTH);
        written = CookieDate.write(seconds, output, written);
    }

    private void put(char octet) {
        output = CookieScanner.room(output, written, 1);
        output[written++] = (byte) octet;
    }

    private void put(byte[] bytes, int from, int to) {
        output = CookieScanner.room(output, written, to - from);
        System.arraycopy(bytes, from, output, written, to - from);
        written += to - from;
    }
}
