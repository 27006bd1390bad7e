package io.sluice.engine.stream;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.proxy.Proxy;
import io.sluice.engine.proxy.Reply;
import io.sluice.net.loop.EventLoop;

/** Finds and sends the responses that this program makes by itself. One per loop. */
final class ReplyWriter {

    private static final int STATUSES = 600;

    private final EventLoop loop;
    private final Reply[] standard = new Reply[STATUSES];

    ReplyWriter(EventLoop loop) {
        this.loop = loop;
    }

    /** The page of this status: the proxy's own one, else its frontend's, else the built-in one. */
    Reply find(Proxy proxy, Proxy frontend, int status) {
        Reply own = proxy.replyFor(status);
        if (own == null && proxy != frontend) {
            own = frontend.replyFor(status);
        }
        if (own != null) {
            return own;
        }
        Reply reply = standard[status];
        if (reply == null) {
            reply = Reply.standard(status);
            reply = reply == null ? Reply.silent(status) : reply;
            standard[status] = reply;
        }
        return reply;
    }

    /** Sends the first {@code length} bytes of a response; false when the client is gone. */
    boolean send(ClientSide client, byte[] response, int length) {
        Buffer scratch = loop.scratchBuffer();
        for (int from = 0; from < length; from += scratch.capacity()) {
            int part = Math.min(scratch.capacity(), length - from);
            scratch.put(0, response, from, part);
            if (!client.write(scratch, 0, part)) {
                return false;
            }
        }
        return true;
    }
}
