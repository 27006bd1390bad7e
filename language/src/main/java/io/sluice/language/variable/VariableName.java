package io.sluice.language.variable;

import io.sluice.language.sample.ArgumentProblem;

/**
 * The name of a variable.
 *
 * @param scope how long it lives
 * @param name behind the scope's dot
 * @param id the number of the name, the same in all scopes
 */
public record VariableName(VariableScope scope, String name, int id) {

    /** Reads {@code scope.name} and numbers the name. */
    public static VariableName read(String text, VariableNames names) throws ArgumentProblem {
        int dot = text.indexOf('.');
        VariableScope scope = null;
        if (dot > 0 && dot < text.length() - 1) {
            for (VariableScope candidate : VariableScope.values()) {
                if (text.substring(0, dot).equals(candidate.label())) {
                    scope = candidate;
                }
            }
        }
        if (scope == null) {
            throw new ArgumentProblem("invalid variable name '" + text + "'. A variable name must start with its scope. "
                + "The scope can be 'proc', '(p)sess', '(p)txn', '(p)req', '(p)res' or 'check'");
        }
        String name = text.substring(dot + 1);
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            boolean allowed = character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9' || character == '_' || character == '.';
            if (!allowed) {
                throw new ArgumentProblem("invalid syntax at char '" + name.substring(i) + "'");
            }
        }
        return new VariableName(scope, name, names.number(name));
    }

    /** The name as written in configurations. */
    public String text() {
        return scope.label() + "." + name;
    }
}
