package io.sluice.engine.log;

import java.nio.charset.StandardCharsets;

/** The fixed words that stand in place of a name or a request line in log lines. */
public final class LogNames {

    /** No server was reached. */
    public static final byte[] NO_SERVER = bytes("<NOSRV>");
    /** The response came from the statistics page. */
    public static final byte[] STATISTICS = bytes("<STATS>");
    /** The request could not be parsed. */
    public static final byte[] BAD_REQUEST = bytes("<BADREQ>");

    static final byte[] EMPTY = new byte[0];

    private LogNames() {
    }

    /** A configured name in the bytes that log lines carry. */
    public static byte[] bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }
}
