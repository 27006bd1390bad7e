package io.sluice.ctl.client;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sends commands to a Runtime API, each over a connection of its own: that is how a HAProxy answers without a prompt, and the end of the answer is
 * then the end of the connection. One thread; blocks without a time limit, because some commands wait on purpose.
 */
public final class RuntimeClient {

    private static final int CHUNK_BYTES = 16_384;

    private final SocketName socket;

    public RuntimeClient(SocketName socket) {
        this.socket = socket;
    }

    /** Sends a command, payload lines included, and copies the answer. The exception's message is for the user. */
    public void send(byte[] command, OutputStream output) throws IOException {
        try (SocketChannel channel = connect()) {
            write(channel, command);
            copyAnswer(channel, output);
        }
        output.flush();
    }

    private SocketChannel connect() throws IOException {
        SocketAddress address = socket.resolve();
        if (address instanceof InetSocketAddress named && named.isUnresolved()) {
            throw new IOException("cannot connect to '" + socket + "': unknown host");
        }
        SocketChannel channel = socket.isPath() ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
        try {
            channel.connect(address);
            return channel;
        } catch (IOException refused) {
            channel.close();
            throw new IOException("cannot connect to '" + socket + "': " + reason(refused), refused);
        }
    }

    /** The channel's own messages are short to the point of being misleading for paths. */
    private String reason(IOException refused) {
        if (socket.isPath() && !Files.exists(Path.of(socket.toString()))) {
            return "there is no such file";
        }
        return refused.getMessage() == null ? refused.getClass().getSimpleName() : refused.getMessage();
    }

    private void write(SocketChannel channel, byte[] command) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(command.length + 1);
        bytes.put(command);
        if (command.length == 0 || command[command.length - 1] != '\n') {
            bytes.put((byte) '\n');
        }
        bytes.flip();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException broken) {
            throw new IOException("'" + socket + "' closed the connection: " + broken.getMessage(), broken);
        }
    }

    private void copyAnswer(SocketChannel channel, OutputStream output) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
        while (true) {
            int count;
            try {
                count = channel.read(chunk.clear());
            } catch (IOException broken) {
                output.flush();
                throw new IOException("'" + socket + "' broke off while answering: " + broken.getMessage(), broken);
            }
            if (count < 0) {
                return;
            }
            output.write(chunk.array(), 0, count);
            // A command may answer over a long time; what is there is shown.
            output.flush();
        }
    }
}
