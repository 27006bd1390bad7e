package io.sluice.engine.action;

import io.sluice.language.rule.ActionKeyword;
import java.util.List;

/** The table of contents of this folder: the actions of {@code http-request}. */
public final class RequestActions {

    private RequestActions() {
    }

    public static List<ActionKeyword> keywords() {
        return List.of(ReplyAction.returnKeyword(), ReplyAction.denyKeyword());
    }
}
