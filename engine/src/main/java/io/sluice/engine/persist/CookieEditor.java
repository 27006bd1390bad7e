package io.sluice.engine.persist;

import io.sluice.engine.server.Server;
import io.sluice.http.http1.EditedHead;
import io.sluice.http.http1.HeadIndex;

/** Carries persistence out on the requests and responses of one loop. Made with the first request that needs it. */
public final class CookieEditor {

    private static final long MS_PER_SECOND = 1_000;

    private final RequestCookies requests = new RequestCookies();
    private final ResponseCookies responses = new ResponseCookies();

    /** Ties a request to the server that its cookie names, and edits its cookies. */
    public void request(Affinity affinity, EditedHead edited, long wallMs) {
        HeadIndex head = edited.index();
        if (head.cookieIndex >= 0 && !requests.run(affinity, head, edited.buffer(), edited.edits(), wallMs / MS_PER_SECOND)) {
            edited.breakUp();
        }
    }

    /** Edits the cookies of the response to a request with this method. */
    public void response(Affinity affinity, Server server, int method, EditedHead edited, long wallMs) {
        if (!responses.run(affinity, server, method, edited.index(), edited.buffer(), edited.edits(), wallMs / MS_PER_SECOND)) {
            edited.breakUp();
        }
    }
}
