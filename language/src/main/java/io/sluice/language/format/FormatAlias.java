package io.sluice.language.format;

import java.util.HashMap;
import java.util.Map;

/** The short names of a custom format: {@code %ci}, {@code %ST} and their like. */
public enum FormatAlias {
    /** Only carries flags for what follows. */
    GLOBAL("o", Moment.ANY),
    BYTES_TO_CLIENT("B", Moment.END),
    REQUEST_COOKIE("CC", Moment.ANY),
    RESPONSE_COOKIE("CS", Moment.ANY),
    HOST_NAME("H", Moment.ANY),
    METHOD("HM", Moment.ANY),
    URI_WITHOUT_QUERY("HP", Moment.ANY),
    PATH("HPO", Moment.ANY),
    QUERY("HQ", Moment.ANY),
    URI("HU", Moment.ANY),
    VERSION("HV", Moment.ANY),
    UNIQUE_ID("ID", Moment.END),
    ORIGIN("OG", Moment.ANY),
    STATUS("ST", Moment.ANY),
    ACCEPT_DATE_UTC("T", Moment.ANY),
    ACTIVE_TIME("Ta", Moment.END),
    CONNECT_TIME("Tc", Moment.END),
    DATA_TIME("Td", Moment.END),
    HANDSHAKE_TIME("Th", Moment.END),
    IDLE_TIME("Ti", Moment.END),
    ACCEPT_DATE_ZONED("Tl", Moment.ANY),
    REQUEST_TOTAL_TIME("Tq", Moment.END),
    RESPONSE_TIME("Tr", Moment.END),
    REQUEST_TIME("TR", Moment.END),
    ACCEPT_SECOND("Ts", Moment.ANY),
    TOTAL_TIME("Tt", Moment.END),
    USER_TIME("Tu", Moment.END),
    QUEUE_TIME("Tw", Moment.END),
    BYTES_FROM_CLIENT("U", Moment.END),
    PROCESS_CONNECTIONS("ac", Moment.END),
    BACKEND("b", Moment.ANY),
    BACKEND_CONNECTIONS("bc", Moment.END),
    SOURCE_ADDRESS("bi", Moment.ANY),
    SOURCE_PORT("bp", Moment.ANY),
    BACKEND_QUEUE("bq", Moment.END),
    CLIENT_ADDRESS("ci", Moment.ANY),
    CLIENT_PORT("cp", Moment.ANY),
    FRONTEND("f", Moment.ANY),
    FRONTEND_CONNECTIONS("fc", Moment.END),
    FRONTEND_ADDRESS("fi", Moment.ANY),
    FRONTEND_PORT("fp", Moment.ANY),
    FRONTEND_TRANSPORT("ft", Moment.ANY),
    REQUEST_HEADERS("hr", Moment.ANY),
    REQUEST_HEADER_LIST("hrl", Moment.ANY),
    RESPONSE_HEADERS("hs", Moment.ANY),
    RESPONSE_HEADER_LIST("hsl", Moment.ANY),
    LOG_COUNTER("lc", Moment.ANY),
    ACCEPT_MILLISECOND("ms", Moment.ANY),
    PROCESS_ID("pid", Moment.ANY),
    REQUEST_LINE("r", Moment.ANY),
    RETRIES("rc", Moment.END),
    REQUEST_NUMBER("rt", Moment.ANY),
    SERVER("s", Moment.ANY),
    SERVER_CONNECTIONS("sc", Moment.END),
    SERVER_ADDRESS("si", Moment.ANY),
    SERVER_PORT("sp", Moment.ANY),
    SERVER_QUEUE("sq", Moment.END),
    TLS_CIPHER("sslc", Moment.ANY),
    TLS_VERSION("sslv", Moment.ANY),
    ACCEPT_DATE("t", Moment.ANY),
    REQUEST_DATE("tr", Moment.ANY),
    REQUEST_DATE_UTC("trg", Moment.ANY),
    REQUEST_DATE_ZONED("trl", Moment.ANY),
    TERMINATION("ts", Moment.END),
    TERMINATION_WITH_COOKIES("tsc", Moment.END);

    /** When a value is final: only at the end of the exchange, or at the latest with the response's head. */
    private enum Moment { ANY, END }

    private static final Map<String, FormatAlias> BY_NAME = new HashMap<>();

    static {
        for (FormatAlias alias : values()) {
            BY_NAME.put(alias.shortName, alias);
        }
    }

    private final String shortName;
    private final Moment moment;

    FormatAlias(String shortName, Moment moment) {
        this.shortName = shortName;
        this.moment = moment;
    }

    /** The alias of this name, or null. */
    static FormatAlias find(String name) {
        return BY_NAME.get(name);
    }

    /** The name behind the percent sign. */
    public String shortName() {
        return shortName;
    }

    /** A line with this value is not written before the exchange is over. */
    public boolean waitsForEnd() {
        return moment == Moment.END;
    }
}
