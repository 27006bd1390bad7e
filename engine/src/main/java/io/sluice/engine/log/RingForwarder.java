package io.sluice.engine.log;

import io.sluice.language.config.model.RingSection;
import io.sluice.net.connect.BlockingSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends the messages of a ring to one of its servers over TCP, in order, on a thread of its own that may block. A connection that fails is made anew
 * after a pause; messages wait in the ring meanwhile.
 */
final class RingForwarder {

    private static final int PAUSE_MS = 1_000;
    private static final int LONGEST_WAIT_MS = 1_000;
    private static final int WITHOUT_LIMIT = -1;

    private final EventRing ring;
    private final RingSection.Server server;
    private final LogFaults faults;
    private final Thread thread;
    private volatile long position;
    private volatile boolean stopping;
    private boolean reported;

    RingForwarder(EventRing ring, RingSection.Server server, LogFaults faults) {
        this.ring = ring;
        this.server = server;
        this.faults = faults;
        thread = Thread.ofPlatform().name("ring/" + ring.name() + "/" + server.name()).daemon(true).unstarted(this::run);
    }

    /** Number of the oldest message that was not sent yet. */
    long position() {
        return position;
    }

    void start() {
        thread.start();
    }

    /** Sends what is there, for at most this long. */
    void stop(long boundMs) {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        stopping = true;
        ring.finish();
        try {
            thread.join(Math.max(1, boundMs));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void run() {
        try {
            while (!stopping || position < ring.end()) {
                connectAndSend();
                if (!stopping) {
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                }
            }
        } catch (InterruptedException stopped) {
            // The process ends; what was not sent is lost with it.
            Thread.currentThread().interrupt();
        }
    }

    private void connectAndSend() throws InterruptedException {
        int timeoutMs = ring.section().timeoutConnectMs > 0 ? ring.section().timeoutConnectMs : WITHOUT_LIMIT;
        try (BlockingSocket socket = BlockingSocket.connect(server.address(), timeoutMs)) {
            reported = false;
            List<byte[]> batch = new ArrayList<>();
            while (!stopping || position < ring.end()) {
                ring.await(position, LONGEST_WAIT_MS);
                batch.clear();
                long next = ring.read(position, batch);
                if (isClosed(socket) || !batch.isEmpty() && !send(socket, batch)) {
                    return;
                }
                position = next;
            }
        } catch (IOException refused) {
            if (!reported) {
                reported = true;
                faults.connectFailed("ring@" + ring.name() + "/" + server.name(), refused.getMessage());
            }
        }
    }

    /** What a receiver says is of no interest; that it closed is. */
    private static boolean isClosed(BlockingSocket socket) {
        byte[] ignored = new byte[64];
        int count = socket.read(ignored, 0, ignored.length, 0);
        return count <= 0 && count != BlockingSocket.TIMEOUT;
    }

    private boolean send(BlockingSocket socket, List<byte[]> batch) {
        int timeoutMs = ring.section().timeoutServerMs > 0 ? ring.section().timeoutServerMs : WITHOUT_LIMIT;
        int size = 0;
        for (byte[] message : batch) {
            size += message.length + 12;
        }
        byte[] text = new byte[size];
        int length = 0;
        for (byte[] message : batch) {
            if (server.octetCount()) {
                byte[] count = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(count, 0, text, length, count.length);
                length += count.length;
            }
            System.arraycopy(message, 0, text, length, message.length);
            length += message.length;
            if (!server.octetCount()) {
                text[length++] = '\n';
            }
        }
        return socket.write(text, 0, length, timeoutMs) == length;
    }
}
