package io.sluice.http.http1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The recorded tables are still what a HAProxy 3.2 does. Runs where one is found: the variable HAPROXY, or in PATH. */
@Timeout(120)
class OracleComparisonTest {

    private static Oracle oracle;

    @BeforeAll
    static void startOne(@TempDir Path folder) throws IOException, InterruptedException {
        Optional<Path> program = Oracle.program();
        assumeTrue(program.isPresent(), "no HAProxy 3.2 found");
        oracle = new Oracle(program.get(), folder);
    }

    @AfterAll
    static void stopIt() throws IOException {
        if (oracle != null) {
            oracle.close();
        }
    }

    @Test
    void requestHeadsAreStillTreatedAsRecorded() throws IOException {
        List<String> differences = new ArrayList<>();
        for (Recorded row : Recorded.rows("request-heads.txt")) {
            List<String> got = oracle.request(row.sent());
            boolean same = got.getFirst().equals(row.verdict()) && switch (row.verdict()) {
                case Recorded.FORWARDED -> got.get(1).startsWith(row.first());
                case Recorded.REFUSED -> row.first().startsWith(got.get(1) + " ");
                default -> true;
            };
            if (!same) {
                differences.add(row.shown() + "\n  recorded " + row + "\n  got      " + got);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void responseHeadsAreStillTreatedAsRecorded() throws IOException {
        List<String> differences = new ArrayList<>();
        for (Recorded row : Recorded.rows("response-heads.txt")) {
            String got = oracle.response(row.sent());
            boolean same = got.startsWith(row.verdict().equals(Recorded.FORWARDED) ? row.first() : "HTTP/1.1 502 Bad Gateway\r\n");
            if (!same) {
                differences.add(row.shown() + "\n  recorded " + row + "\n  got      " + got);
            }
        }
        assertThat(differences).isEmpty();
    }
}
