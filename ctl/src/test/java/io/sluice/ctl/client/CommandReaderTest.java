package io.sluice.ctl.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommandReaderTest {

    private static List<String> commands(String text) throws IOException {
        CommandReader reader = new CommandReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<String> commands = new ArrayList<>();
        for (byte[] command = reader.next(); command != null; command = reader.next()) {
            commands.add(new String(command, StandardCharsets.UTF_8));
        }
        return commands;
    }

    @Test
    void everyLineIsACommandAndEmptyLinesAreNone() throws IOException {
        assertThat(commands("show info\n\n  \nshow stat\r\nquit")).containsExactly("show info\n", "show stat\r\n", "quit");
    }

    @Test
    void aPayloadBelongsToItsCommandUpToTheEmptyLine() throws IOException {
        assertThat(commands("add map m <<\na 1\nb 2\n\nshow map\n")).containsExactly("add map m <<\na 1\nb 2\n\n", "show map\n");
    }

    @Test
    void aPayloadWithAMarkMayContainEmptyLines() throws IOException {
        assertThat(commands("set ssl cert c <<END\nx\n\ny\nEND\nshow info\n")).containsExactly("set ssl cert c <<END\nx\n\ny\nEND\n", "show info\n");
    }

    @Test
    void aPayloadWithoutEndGoesToTheEndOfTheInput() throws IOException {
        assertThat(commands("add acl a <<\nx\ny")).containsExactly("add acl a <<\nx\ny");
    }
}
