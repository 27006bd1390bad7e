package io.sluice.language.config.model;

import io.sluice.language.rule.ReplySpec;
import java.util.Map;
import java.util.TreeMap;

/** An {@code http-errors} section: error replies that proxies and rules may refer to. */
public final class HttpErrors {

    public final String name;
    public final Position position;
    /** By status. */
    public final Map<Integer, ReplySpec> replies = new TreeMap<>();

    public HttpErrors(String name, Position position) {
        this.name = name;
        this.position = position;
    }
}
