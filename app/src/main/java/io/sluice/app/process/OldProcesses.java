package io.sluice.app.process;

import io.sluice.net.process.Signals;
import java.util.List;

/**
 * The processes that this one replaces ({@code -sf}, {@code -st}): asked to free their ports if
 * these are needed, told to leave when all is ready.
 */
final class OldProcesses {

    private final List<Integer> processIds;
    private final boolean endAtOnce;

    OldProcesses(List<Integer> processIds, boolean endAtOnce) {
        this.processIds = processIds;
        this.endAtOnce = endAtOnce;
    }

    boolean isEmpty() {
        return processIds.isEmpty();
    }

    /** Free the listening ports, but go on with everything else. */
    void pause() {
        tell(Signals.TERMINAL_OUTPUT);
    }

    /** Take the ports again: this process did not make it. */
    void resume() {
        tell(Signals.TERMINAL_INPUT);
    }

    void leave() {
        tell(endAtOnce ? Signals.TERMINATE : Signals.USER_1);
    }

    /** A process that is gone already is what was wanted, so the answer does not matter. */
    private void tell(int signal) {
        for (int processId : processIds) {
            Signals.send(processId, signal);
        }
    }
}
