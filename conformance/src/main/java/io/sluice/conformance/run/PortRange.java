package io.sluice.conformance.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands out local ports from a fixed range, below the kernel's range for clients, so that scenarios running side by side never meet. The range is cut into
 * slices; a process keeps one for itself by listening on the slice's first port as long as it lives. Shared by all scenario threads.
 */
public final class PortRange {
    private static final int FIRST = Integer.getInteger("conformance.firstPort", 22000);
    private static final int SLICES = 4;
    private static final int SLICE_SIZE = Integer.getInteger("conformance.ports", 1000) / SLICES;
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final ServerSocket GUARD = occupySlice();

    private PortRange() {}

    /** A port nobody listens on at the moment. */
    public static int take() {
        for (int attempt = 0; attempt < SLICE_SIZE; attempt++) {
            int port = GUARD.getLocalPort() + 1 + Math.floorMod(NEXT.getAndIncrement(), SLICE_SIZE - 1);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port above " + GUARD.getLocalPort());
    }

    private static ServerSocket occupySlice() {
        try {
            for (int slice = 0; slice < SLICES; slice++) {
                ServerSocket guard = bind(FIRST + slice * SLICE_SIZE);
                if (guard != null) {
                    return guard;
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        throw new IllegalStateException("every slice of the ports from " + FIRST + " on is taken by another process");
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = bind(port)) {
            return probe != null;
        } catch (IOException closing) {
            return false;
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), port));
            return socket;
        } catch (IOException taken) {
            socket.close();
            return null;
        }
    }
}
