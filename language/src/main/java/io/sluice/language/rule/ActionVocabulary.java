package io.sluice.language.rule;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The actions that exist, by rule set. Filled once at start by whoever can run them, then only read. */
public final class ActionVocabulary {

    private final Map<RuleSet, List<ActionKeyword>> actions = new EnumMap<>(RuleSet.class);

    /** Adds an action to a rule set and returns this vocabulary. */
    public ActionVocabulary add(RuleSet ruleSet, ActionKeyword action) {
        List<ActionKeyword> list = actions.get(ruleSet);
        if (list == null) {
            list = new ArrayList<>();
            actions.put(ruleSet, list);
        }
        list.add(action);
        return this;
    }

    /** The action that a word of a rule names, arguments in parentheses left aside; null when there is none. */
    public ActionKeyword find(RuleSet ruleSet, String word) {
        int open = word.indexOf('(');
        String name = open < 0 ? word : word.substring(0, open);
        for (ActionKeyword action : actions(ruleSet)) {
            if (action.name().equals(name)) {
                return action;
            }
        }
        return null;
    }

    /** All actions of a rule set in the order they were added. */
    public List<ActionKeyword> actions(RuleSet ruleSet) {
        List<ActionKeyword> list = actions.get(ruleSet);
        return list == null ? List.of() : list;
    }
}
