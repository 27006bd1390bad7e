package io.sluice.net.connect;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.DescriptorMessage;
import io.sluice.net.syscall.SocketCalls;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How a process gives its listening sockets to its successor over a Runtime API socket, as HAProxy does it: the successor asks with
 * {@code _getsocks}, gets their number, and then messages with at most 252 descriptors each, and acknowledges each message but the last. Blocking.
 */
public final class SocketHandover {

    /** The request, as a command of the Runtime API. */
    public static final String COMMAND = "_getsocks";

    private static final int TIMEOUT_MS = 5_000;
    private static final int NUMBER_BYTES = 4;
    /** For each descriptor: no name space, no interface, no options. */
    private static final int FACTS_BYTES = 1 + 1 + 4;
    private static final int MOST_SOCKETS = 65_536;

    private SocketHandover() {
    }

    /** Gives the sockets to whoever has just asked; false when it went away. */
    public static boolean give(BlockingSocket successor, int[] descriptors) {
        if (successor.write(number(descriptors.length), 0, NUMBER_BYTES, TIMEOUT_MS) != NUMBER_BYTES) {
            return false;
        }
        DescriptorMessage message = new DescriptorMessage();
        byte[] facts = new byte[FACTS_BYTES * DescriptorMessage.MOST_DESCRIPTORS];
        for (int from = 0; from < descriptors.length; from += DescriptorMessage.MOST_DESCRIPTORS) {
            int first = from;
            int count = Math.min(DescriptorMessage.MOST_DESCRIPTORS, descriptors.length - from);
            int length = FACTS_BYTES * count;
            if (successor.attempt(socket -> message.send(socket, facts, length, descriptors, first, count), SocketCalls.POLL_OUT, TIMEOUT_MS)
                != length) {
                return false;
            }
            if (from + count < descriptors.length && successor.read(new byte[NUMBER_BYTES], 0, NUMBER_BYTES, TIMEOUT_MS) <= 0) {
                return false;
            }
        }
        return true;
    }

    /** Asks the process behind a Runtime API socket for its listening sockets, which are the caller's from now on. */
    public static List<Integer> take(SocketAddress address) throws IOException {
        List<Integer> taken = new ArrayList<>();
        try (BlockingSocket owner = connect(address)) {
            byte[] request = (COMMAND + "\n").getBytes(StandardCharsets.US_ASCII);
            byte[] count = new byte[NUMBER_BYTES];
            if (owner.write(request, 0, request.length, TIMEOUT_MS) != request.length
                || owner.read(count, 0, NUMBER_BYTES, TIMEOUT_MS) != NUMBER_BYTES) {
                throw new IOException("Failed to get the number of sockets to be transferred !");
            }
            int expected = ByteBuffer.wrap(count).order(ByteOrder.nativeOrder()).getInt();
            if (expected < 0 || expected > MOST_SOCKETS) {
                throw new IOException("Got a wrong number of sockets from the old process !");
            }
            receive(owner, expected, taken);
            return taken;
        } catch (IOException failure) {
            SocketCalls calls = SocketCalls.collected();
            taken.forEach(calls::close);
            throw failure;
        }
    }

    private static BlockingSocket connect(SocketAddress address) throws IOException {
        try {
            return BlockingSocket.connect(address, TIMEOUT_MS);
        } catch (IOException refused) {
            throw new IOException("Failed to connect to the old process socket '" + address.path() + "'", refused);
        }
    }

    private static void receive(BlockingSocket owner, int expected, List<Integer> taken) throws IOException {
        DescriptorMessage message = new DescriptorMessage();
        while (taken.size() < expected) {
            if (owner.attempt(message::receive, SocketCalls.POLL_IN, TIMEOUT_MS) <= 0) {
                throw new IOException("Failed to receive the sockets of the old process !");
            }
            for (int i = 0; i < message.received(); i++) {
                taken.add(message.descriptor(i));
            }
            if (taken.size() < expected && message.received() > 0) {
                owner.write(number(taken.size()), 0, NUMBER_BYTES, TIMEOUT_MS);
            }
        }
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(NUMBER_BYTES).order(ByteOrder.nativeOrder()).putInt(value).array();
    }
}
