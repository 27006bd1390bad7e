package io.sluice.conformance.scenario;

import io.sluice.conformance.program.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One scenario file: a title, headers, a configuration, further files, the servers that the harness plays, and the script with the
 * expected output of each step. Immutable.
 */
public record Scenario(
        Path path,
        String title,
        Map<String, String> headers,
        String configuration,
        Map<String, String> files,
        List<Step> servers,
        List<Step> steps,
        List<String> preamble) {

    /** Area and name, as in the folder. */
    public String name() {
        String file = path.getFileName().toString().replaceFirst("\\.txt$", "");
        Path folder = path.getParent();
        return folder == null ? file : folder.getFileName() + "/" + file;
    }

    /** True when the scenario says anything about this program. */
    public boolean isFor(Program program) {
        if (program.isSluice()) {
            return !headers.containsKey("only") || ProgramCondition.parse(headers.get("only")).aboutSluice();
        }
        String condition = headers.get("haproxy");
        if (headers.containsKey("only") && !ProgramCondition.parse(headers.get("only")).holdsFor(program)) {
            return false;
        }
        return condition == null || ProgramCondition.parse(condition).holdsFor(program);
    }
}
