package io.sluice.http.http1;

import static io.sluice.http.http1.HeadError.BAD_TRANSFER_ENCODING;
import static io.sluice.http.http1.HeadError.BAD_UPGRADE;
import static io.sluice.http.http1.HeadError.BODY_NOT_ALLOWED;
import static io.sluice.http.http1.HeadError.UNKNOWN_TRANSFER_CODING;
import static io.sluice.http.http1.HeadError.UNSUPPORTED_VERSION;

import io.sluice.base.bytes.Buffer;

/** The checks that need the whole head: target and Host, body length, upgrade. Stateless; see {@link HeadParser}. */
final class HeadChecks {

    private static final int SWITCHING_PROTOCOLS = 101;

    private HeadChecks() {
    }

    /** Answers 0 or a negative error; {@code headEnd} is where the body begins. */
    static int finish(Buffer buffer, int headEnd, HeadIndex out) {
        if (out.request) {
            int error = RequestTarget.check(buffer, out);
            if (error < 0) {
                return error;
            }
        }
        if (out.flags == 0 && out.majorVersion >= 0 && (out.request ? out.atLeast11() : out.status != SWITCHING_PROTOCOLS)) {
            return 0;
        }
        return finishUnusual(buffer, headEnd, out);
    }

    private static int finishUnusual(Buffer buffer, int headEnd, HeadIndex out) {
        boolean coded = (out.flags & HeadIndex.TRANSFER_ENCODING) != 0;
        boolean undelimited = coded && !out.chunked();
        if (out.majorVersion < 0 && !(undelimited && out.request)) {
            return out.fail(UNSUPPORTED_VERSION, out.versionOffset, out.chunked() ? MessageState.CHUNK_SIZE : MessageState.DATA);
        }
        if (undelimited) {
            return out.fail(BAD_TRANSFER_ENCODING, headEnd, state(out));
        }
        boolean bodyless = out.method == Method.GET || out.method == Method.HEAD || out.method == Method.DELETE;
        if (out.request && !out.atLeast11() && bodyless && (coded || out.contentLength > 0)) {
            return out.fail(BODY_NOT_ALLOWED, headEnd, state(out));
        }
        if ((out.flags & HeadIndex.OTHER_CODING) != 0) {
            return out.fail(out.request ? UNKNOWN_TRANSFER_CODING : BAD_TRANSFER_ENCODING, headEnd, state(out));
        }
        if (coded && out.contentLength >= 0) {
            out.contentLength = -1;
            out.flags |= HeadIndex.LENGTH_AND_CHUNKED;
            dropAll(KnownHeader.CONTENT_LENGTH, out);
        }
        return upgrade(buffer, headEnd, out);
    }

    private static int upgrade(Buffer buffer, int headEnd, HeadIndex out) {
        boolean upgrade = out.wantsUpgrade();
        if (out.request ? lacksKey(upgrade, out) : out.status == SWITCHING_PROTOCOLS && lacksAccept(upgrade, out)) {
            return out.fail(BAD_UPGRADE, headEnd, state(out));
        }
        if ((out.flags & HeadIndex.UPGRADE_SEEN) != 0) {
            if (upgrade || !out.request) {
                filterAll(buffer, KnownHeader.UPGRADE, out);
            } else {
                dropAll(KnownHeader.UPGRADE, out);
            }
        }
        if ((out.flags & HeadIndex.CONNECTION) != 0) {
            filterAll(buffer, KnownHeader.CONNECTION, out);
        }
        return 0;
    }

    private static boolean lacksKey(boolean upgrade, HeadIndex out) {
        return upgrade && (out.flags & (HeadIndex.WEBSOCKET | HeadIndex.WEBSOCKET_KEY)) == HeadIndex.WEBSOCKET;
    }

    private static boolean lacksAccept(boolean upgrade, HeadIndex out) {
        return !upgrade || (out.flags & (HeadIndex.WEBSOCKET | HeadIndex.WEBSOCKET_ACCEPT)) == HeadIndex.WEBSOCKET;
    }

    private static void dropAll(int known, HeadIndex out) {
        for (int i = out.next(known, 0); i >= 0; i = out.next(known, i + 1)) {
            HeaderMeaning.drop(i, out);
        }
    }

    /** Decides for every header of the kind whether it is forwarded as it is, without some tokens, or not at all. */
    private static void filterAll(Buffer buffer, int known, HeadIndex out) {
        for (int i = out.next(known, 0); i >= 0; i = out.next(known, i + 1)) {
            int length = TokenList.filter(buffer, out, i, null, 0);
            if (length == 0) {
                HeaderMeaning.drop(i, out);
            } else if (length < out.valueLength[i]) {
                out.line[i] = HeadIndex.FILTER_TOKENS;
                out.canonical = false;
            }
        }
    }

    /** Where the message stands behind its head. */
    static int state(HeadIndex out) {
        if (!out.request && (out.status / 100 == 1 || out.status == 204 || out.status == 304)) {
            return MessageState.DONE;
        }
        if (out.chunked()) {
            return MessageState.CHUNK_SIZE;
        }
        boolean empty = !out.hasTransferEncoding() && (out.request ? out.contentLength <= 0 : out.contentLength == 0);
        return empty ? MessageState.DONE : MessageState.DATA;
    }
}
