package io.sluice.engine.proxy;

import io.sluice.engine.log.LoopLog;
import io.sluice.engine.log.TrafficRecord;
import io.sluice.engine.server.Server;
import io.sluice.http.http1.EditedHead;
import io.sluice.language.sample.SampleContext;

/** What rules and expressions see of a connection and the request on it. Used on the loop that owns it, while a rule is carried out. */
public interface Exchange extends SampleContext {

    /** The request's head, or null where it is not at hand. */
    EditedHead request();

    /** The response's head, or null where it is not at hand. */
    EditedHead response();

    /** What lines and other texts of formats are printed with. */
    LoopLog printing();

    /** Addresses, times and counts; what the log line will say. */
    TrafficRecord record();

    /** The address that the client connected to, as a raw socket address; family 0 when it is not known. */
    byte[] localAddress();

    Listener listener();

    Frontend frontend();

    /** The chosen backend, or null. */
    Backend backend();

    /** The chosen server, or null. */
    Server server();

    /** The request is not sent again to a server, whatever {@code retry-on} says. */
    void forbidResending();

    /** Who waits for a server is served by class, smaller ones first. */
    void priorityClass(int number);

    /** Among those of a class, it counts as having waited for so much less. */
    void priorityOffset(int milliseconds);

    /** The loop's time in milliseconds. */
    long nowMs();
}
