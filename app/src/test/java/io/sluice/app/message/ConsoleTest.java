package io.sluice.app.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final Console console = new Console(output, errors, 42, "/opt/sluice/sluice");

    private static final String INTRODUCTION = """
        [NOTICE]   (42) : sluice version is 0.1.0 (compatible with HAProxy 3.2.26)
        [NOTICE]   (42) : path to executable is /opt/sluice/sluice
        """;

    private String errors() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theProgramIntroducesItselfOnceInFrontOfTheFirstBadNews() {
        console.notice("one");
        console.warning("two");
        console.alert("three");
        assertThat(errors()).isEqualTo("[NOTICE]   (42) : one\n" + INTRODUCTION + "[WARNING]  (42) : two\n[ALERT]    (42) : three\n");
        assertThat(console.warnings()).isEqualTo(1);
    }

    @Test
    void whenQuietMessagesAreKeptButNotShown() {
        console.quiet(true);
        console.alert("lost");
        console.say("chatter");
        console.print("answer");
        assertThat(errors()).isEmpty();
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("answer");
        assertThat(console.startupMessages()).isEqualTo(INTRODUCTION + "[ALERT]    (42) : lost\n");
    }

    @Test
    void messagesAfterTheStartAreShownButNotKept() {
        console.endOfStart();
        console.warning("later");
        assertThat(errors()).isEqualTo("[WARNING]  (42) : later\n");
        assertThat(console.startupMessages()).isEmpty();
    }

    @Test
    void whatIsKeptHasABound() {
        for (int i = 0; i < 2_000; i++) {
            console.notice("x".repeat(100));
        }
        assertThat(console.startupMessages()).hasSizeBetween(60_000, 65_536);
    }

    @Test
    void aReaderThatIsGoneDoesNotStopTheProgram() {
        Console orphan = new Console(new Broken(), new Broken(), 1, "sluice");
        orphan.alert("anybody there?");
        orphan.print("no");
        assertThat(orphan.startupMessages()).contains("anybody there?");
    }

    /** A descriptor whose other end is closed. */
    private static final class Broken extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
