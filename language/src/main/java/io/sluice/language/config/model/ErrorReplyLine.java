package io.sluice.language.config.model;

import io.sluice.language.rule.ReplySpec;
import java.util.List;

/**
 * A line of a proxy that replaces error replies; of several for one status the last counts.
 *
 * @param statuses which replies; empty stands for all that the section has
 * @param reply what is sent; null when a section says it
 * @param section the name of an {@code http-errors} section, or null
 * @param position where it was written
 */
public record ErrorReplyLine(List<Integer> statuses, ReplySpec reply, String section, Position position) {

    public ErrorReplyLine {
        statuses = List.copyOf(statuses);
    }
}
