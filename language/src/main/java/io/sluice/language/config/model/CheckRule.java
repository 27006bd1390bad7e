package io.sluice.language.config.model;

import io.sluice.base.address.SocketAddress;
import io.sluice.language.pattern.Regex;
import java.util.ArrayList;
import java.util.List;

/** One {@code http-check} or {@code tcp-check} line: a step of a health check. */
public final class CheckRule {

    /** What a step does. */
    public enum Action { CONNECT, SEND, EXPECT, COMMENT }

    /** What an expectation looks at. */
    public enum Match { STATUS, STATUS_REGEX, STRING, REGEX, BINARY, BINARY_REGEX, HEADER, FULL_HEADER }

    /** How a text is compared. */
    public enum Method { EXACT, BEGIN, END, PART, REGEX }

    /** A text and how it is compared. */
    public record Text(Method method, byte[] bytes, Regex regex) {
    }

    public Action action;
    public String comment = "";

    // connect

    public int port;
    public SocketAddress address;
    public boolean linger;

    // send

    /** The bytes of {@code tcp-check send}. */
    public byte[] data;
    /** Of {@code http-check send}; null: as {@code option httpchk} says. */
    public String method;
    public String uri;
    public String version;
    /** Names and values in turn. */
    public final List<String> headers = new ArrayList<>();
    public String body;

    // expect

    public Match match;
    public boolean negated;
    public byte[] pattern;
    public Regex regex;
    /** Lowest and highest status of each range in turn. */
    public int[] statuses;
    public Text headerName;
    public Text headerValue;
    /** -1: judged whenever something has come. */
    public int leastBytes = -1;
    public String goodStatus;
    public String badStatus;
    public String timeoutStatus;
    public String onSuccess;
    public String onError;
}
