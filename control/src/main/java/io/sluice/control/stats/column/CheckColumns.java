package io.sluice.control.stats.column;

import static io.sluice.control.stats.format.ValueType.U32;
import static io.sluice.control.stats.format.ValueType.U64;

import java.util.List;

/** Health checks and agent checks. None run, so no row has a value in these columns: the cells are empty, as for any server without checks. */
final class CheckColumns {
    private CheckColumns() {
    }

    static List<StatColumn> list() {
        return List.of(
                StatColumn.number("chkfail", U64, "MCP", "Failed checks so far").build(),
                StatColumn.text("check_status", "MOP", "Result of the last health check").build(),
                StatColumn.number("check_code", U32, "MOP", "Code of the last health check's answer").build(),
                StatColumn.number("check_duration", U64, "MDP", "Duration of the last health check, in milliseconds").build(),
                StatColumn.number("hanafail", U64, "MCP", "Failures seen in traffic so far").build(),
                StatColumn.text("last_chk", "MOP", "What the last health check's answer said").build(),
                StatColumn.text("last_agt", "MOP", "What the last agent check's answer said").build(),
                StatColumn.text("agent_status", "MOP", "Result of the last agent check").build(),
                StatColumn.number("agent_code", U32, "MOP", "Code of the last agent check's answer").build(),
                StatColumn.number("agent_duration", U64, "MDP", "Duration of the last agent check, in milliseconds").build(),
                StatColumn.text("check_desc", "MOP", "Result of the last health check in words").build(),
                StatColumn.text("agent_desc", "MOP", "Result of the last agent check in words").build(),
                StatColumn.number("check_rise", U32, "CGS", "Good health checks that it takes to be up").build(),
                StatColumn.number("check_fall", U32, "CGS", "Bad health checks that it takes to be down").build(),
                StatColumn.number("check_health", U32, "CGS", "Score of the health check, 0 to rise + fall - 1").build(),
                StatColumn.number("agent_rise", U32, "CGS", "Good agent checks that it takes to be up").build(),
                StatColumn.number("agent_fall", U32, "CGS", "Bad agent checks that it takes to be down").build(),
                StatColumn.number("agent_health", U32, "CGS", "Score of the agent check, 0 to rise + fall - 1").build());
    }
}
