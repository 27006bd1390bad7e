package io.sluice.control.stats.column;

import static io.sluice.control.stats.format.ValueType.U32;
import static io.sluice.control.stats.format.ValueType.U64;

import io.sluice.control.stats.format.ValueType;
import io.sluice.engine.server.CheckState;
import java.util.List;
import java.util.function.Function;

/** Health checks and agent checks. Servers that have none, or whose check is switched off or paused, have empty cells. */
final class CheckColumns {
    private CheckColumns() {
    }

    static List<StatColumn> list() {
        return List.of(
                StatColumn.number("chkfail", U64, "MCP", "Failed checks so far")
                        .on("S", row -> row.server().check().isEnabled() ? row.server().check().failures() : StatColumn.EMPTY).build(),
                status("check_status", CheckColumns::health, "Result of the last health check"),
                code("check_code", CheckColumns::health, "Code of the last health check's answer"),
                duration("check_duration", CheckColumns::health, "Duration of the last health check, in milliseconds"),
                StatColumn.number("hanafail", U64, "MCP", "Failures seen in traffic so far")
                        .on("S", row -> StatColumn.EMPTY).build(),
                text("last_chk", "MOP", CheckColumns::health, CheckState::information, "What the last health check's answer said"),
                text("last_agt", "MOP", CheckColumns::agent, CheckState::information, "What the last agent check's answer said"),
                status("agent_status", CheckColumns::agent, "Result of the last agent check"),
                code("agent_code", CheckColumns::agent, "Code of the last agent check's answer"),
                duration("agent_duration", CheckColumns::agent, "Duration of the last agent check, in milliseconds"),
                text("check_desc", "MOP", CheckColumns::health, check -> check.status().description(), "Result of the last health check in words"),
                text("agent_desc", "MOP", CheckColumns::agent, check -> check.status().description(), "Result of the last agent check in words"),
                score("check_rise", CheckColumns::health, CheckState::rise, "Good health checks that it takes to be up"),
                score("check_fall", CheckColumns::health, CheckState::fall, "Bad health checks that it takes to be down"),
                score("check_health", CheckColumns::health, CheckState::health, "Score of the health check, 0 to rise + fall - 1"),
                score("agent_rise", CheckColumns::agent, CheckState::rise, "Good agent checks that it takes to be up"),
                score("agent_fall", CheckColumns::agent, CheckState::fall, "Bad agent checks that it takes to be down"),
                score("agent_health", CheckColumns::agent, CheckState::health, "Score of the agent check, 0 to rise + fall - 1"));
    }

    /** Reads one figure of a check. */
    private interface Figure {
        long of(CheckState check);
    }

    private static CheckState health(StatRow row) {
        CheckState check = row.server().check();
        return check.isActive() ? check : null;
    }

    private static CheckState agent(StatRow row) {
        CheckState agent = row.server().agent();
        return agent.isActive() ? agent : null;
    }

    private static StatColumn status(String name, Function<StatRow, CheckState> which, String description) {
        return text(name, "MOP", which, check -> (check.isInProgress() ? "* " : "") + check.status().word(), description);
    }

    private static StatColumn code(String name, Function<StatRow, CheckState> which, String description) {
        return number(name, "MOP", U32, which, check -> check.status().hasCode() ? check.code() : StatColumn.EMPTY, description);
    }

    private static StatColumn duration(String name, Function<StatRow, CheckState> which, String description) {
        return number(name, "MDP", U64, which, check -> check.durationMs() < 0 ? StatColumn.EMPTY : check.durationMs(), description);
    }

    private static StatColumn score(String name, Function<StatRow, CheckState> which, Figure figure, String description) {
        return number(name, "CGS", U32, which, figure, description);
    }

    private static StatColumn number(String name, String tags, ValueType type,
            Function<StatRow, CheckState> which, Figure figure, String description) {
        return StatColumn.number(name, type, tags, description).on("S", row -> {
            CheckState check = which.apply(row);
            return check == null ? StatColumn.EMPTY : figure.of(check);
        }).build();
    }

    private static StatColumn text(String name, String tags, Function<StatRow, CheckState> which, Function<CheckState, String> text,
            String description) {
        return StatColumn.text(name, tags, description).onText("S", row -> {
            CheckState check = which.apply(row);
            return check == null ? null : text.apply(check);
        }).build();
    }
}
