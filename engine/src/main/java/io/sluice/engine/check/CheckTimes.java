package io.sluice.engine.check;

import io.sluice.engine.server.CheckState;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a check runs and how long it may take. Immutable.
 *
 * @param intervalMs between checks of a server whose score is full
 * @param fastMs while the score is neither full nor 0; 0: as {@code intervalMs}
 * @param downMs while the server is down; 0: as {@code intervalMs}
 * @param connectMs for connecting
 * @param answerMs for everything after connecting; 0: the interval holds for the whole check
 * @param spreadPercent by how much of itself an interval varies
 */
record CheckTimes(int intervalMs, int fastMs, int downMs, int connectMs, int answerMs, int spreadPercent) {

    static CheckTimes of(ProxySection section, ServerLine line, boolean agent, int spreadPercent) {
        int interval = agent ? line.agentInterMs : line.interMs;
        boolean limited = section.timeoutCheckMs > 0;
        int connect = limited && section.timeoutConnectMs > 0 ? Math.min(interval, section.timeoutConnectMs) : interval;
        return new CheckTimes(interval, agent ? 0 : line.fastInterMs, agent ? 0 : line.downInterMs, connect, limited ? section.timeoutCheckMs : 0,
            spreadPercent);
    }

    /** The interval that the state of the server asks for. */
    int currentMs(Server server, CheckState check) {
        if (check.health() == check.fullHealth()) {
            return intervalMs;
        }
        if (check.health() == 0 && server.operation() == Server.Operation.STOPPED) {
            return downMs > 0 ? downMs : intervalMs;
        }
        return fastMs > 0 ? fastMs : intervalMs;
    }

    /** An interval with its share of chance. */
    int spread(int milliseconds) {
        int most = (int) ((long) milliseconds * spreadPercent / 100);
        return most == 0 ? milliseconds : milliseconds + ThreadLocalRandom.current().nextInt(-most, most + 1);
    }
}
