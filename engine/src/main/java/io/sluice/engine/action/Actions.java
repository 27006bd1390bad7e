package io.sluice.engine.action;

import io.sluice.language.rule.ActionKeyword;
import io.sluice.language.rule.ActionVocabulary;
import io.sluice.language.rule.RuleSet;
import java.util.List;

/** The table of contents of this folder: the actions by rule set. */
public final class Actions {

    private Actions() {
    }

    /** All actions, each entered for the rule sets that may name it. */
    public static ActionVocabulary vocabulary() {
        ActionVocabulary vocabulary = new ActionVocabulary();
        for (RuleSet set : List.of(RuleSet.HTTP_REQUEST, RuleSet.HTTP_RESPONSE)) {
            vocabulary.add(set, ReplyAction.returnKeyword()).add(set, ReplyAction.denyKeyword());
        }
        vocabulary.add(RuleSet.HTTP_REQUEST, ReplyAction.tarpitKeyword());
        vocabulary.add(RuleSet.HTTP_REQUEST, DisableRetryAction.keyword())
            .add(RuleSet.HTTP_REQUEST, PriorityAction.classKeyword()).add(RuleSet.HTTP_REQUEST, PriorityAction.offsetKeyword());
        for (RuleSet set : List.of(RuleSet.HTTP_REQUEST, RuleSet.HTTP_RESPONSE)) {
            vocabulary.add(set, RedirectAction.keyword());
        }
        for (ActionKeyword action : RequestLineAction.keywords()) {
            vocabulary.add(RuleSet.HTTP_REQUEST, action);
        }
        for (RuleSet set : List.of(RuleSet.HTTP_RESPONSE, RuleSet.HTTP_AFTER_RESPONSE)) {
            vocabulary.add(set, StatusAction.keyword());
        }
        for (RuleSet set : List.of(RuleSet.HTTP_REQUEST, RuleSet.HTTP_RESPONSE, RuleSet.HTTP_AFTER_RESPONSE)) {
            vocabulary.add(set, HeaderAction.setKeyword()).add(set, HeaderAction.addKeyword()).add(set, HeaderAction.removeKeyword());
            vocabulary.add(set, AllowAction.keyword()).add(set, VariableAction.setKeyword()).add(set, VariableAction.unsetKeyword());
        }
        return vocabulary;
    }
}
