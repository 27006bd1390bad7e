package io.sluice.engine.stream;

import io.sluice.engine.proxy.ProcessVariables;
import io.sluice.language.variable.VariableName;
import io.sluice.language.variable.VariableScope;
import io.sluice.language.variable.VariableSpace;
import io.sluice.language.variable.VariableValue;
import io.sluice.language.variable.Variables;

/** The variables that one stream sees: its own of every scope, and those of the process. Made when the first one is used. */
final class StreamVariables implements VariableSpace {

    private static final int SCOPES = VariableScope.values().length;

    private final ProcessVariables process;
    private final Variables[] own = new Variables[SCOPES];

    StreamVariables(ProcessVariables process) {
        this.process = process;
    }

    @Override
    public VariableValue variable(VariableName name) {
        if (name.scope() == VariableScope.PROCESS) {
            return process.get(name);
        }
        Variables variables = own[name.scope().ordinal()];
        return variables == null ? null : variables.get(name.id());
    }

    @Override
    public boolean existsVariable(VariableName name) {
        Variables variables = own[name.scope().ordinal()];
        return name.scope() == VariableScope.PROCESS || variables != null && variables.exists(name.id());
    }

    @Override
    public boolean variable(VariableName name, VariableValue value) {
        if (name.scope() == VariableScope.PROCESS) {
            process.set(name, value);
            return true;
        }
        Variables variables = own[name.scope().ordinal()];
        if (variables == null) {
            variables = new Variables();
            own[name.scope().ordinal()] = variables;
        }
        return variables.set(name.id(), value, 0);
    }

    @Override
    public void removeVariable(VariableName name) {
        if (name.scope() == VariableScope.PROCESS) {
            process.remove(name);
            return;
        }
        Variables variables = own[name.scope().ordinal()];
        if (variables != null) {
            variables.remove(name.id());
        }
    }

    /** Forgets what lived as long as one exchange. */
    void endTransaction() {
        clear(VariableScope.TRANSACTION);
        clear(VariableScope.REQUEST);
        clear(VariableScope.RESPONSE);
    }

    /** The work on the request is over. */
    void endRequest() {
        clear(VariableScope.REQUEST);
    }

    private void clear(VariableScope scope) {
        Variables variables = own[scope.ordinal()];
        if (variables != null) {
            variables.clear();
        }
    }
}
