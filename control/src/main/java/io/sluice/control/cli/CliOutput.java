package io.sluice.control.cli;

import io.sluice.control.command.ClientGoneException;
import io.sluice.control.command.ClientSettings;
import io.sluice.control.command.Reply;
import io.sluice.control.command.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A client's side of all answers: one buffer of fixed size, sent when full and when the session asks. A client that does not
 * read for its idle time is given up. Used by the client's thread only.
 */
final class CliOutput implements Reply {
    private static final int BUFFER_SIZE = 8192;
    private static final int LONGEST_CHAR = 4;

    private final CliChannel channel;
    private final ClientSettings client;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int length;

    CliOutput(CliChannel channel, ClientSettings client) {
        this.channel = channel;
        this.client = client;
    }

    @Override
    public void message(Severity severity, String text) {
        print(client.severityOutput().prefix(severity));
        print(text);
        if (!text.endsWith("\n")) {
            print("\n");
        }
    }

    @Override
    public void print(String text) {
        int at = 0;
        while (at < text.length()) {
            if (length > BUFFER_SIZE - LONGEST_CHAR) {
                flush();
            }
            char c = text.charAt(at);
            if (c <= 0xff) {
                buffer[length++] = (byte) c;
                at++;
            } else {
                int width = Character.isHighSurrogate(c) && at + 1 < text.length() ? 2 : 1;
                byte[] bytes = text.substring(at, at + width).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(bytes, 0, buffer, length, bytes.length);
                length += bytes.length;
                at += width;
            }
        }
    }

    @Override
    public boolean interrupted(int waitMs) {
        flush();
        try {
            return channel.read(new byte[256], 0, 256, waitMs) != CliChannel.TIMED_OUT;
        } catch (IOException broken) {
            throw new ClientGoneException(broken);
        }
    }

    @Override
    public void flush() {
        if (length == 0) {
            return;
        }
        try {
            channel.write(buffer, 0, length, client.idleTimeoutMs());
        } catch (IOException broken) {
            throw new ClientGoneException(broken);
        } finally {
            length = 0;
        }
    }
}
