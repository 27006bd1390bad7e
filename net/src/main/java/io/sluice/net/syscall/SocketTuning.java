package io.sluice.net.syscall;

import java.util.Arrays;

/**
 * Socket options that a configuration asks for, in the order in which they are set. Built while the configuration is read and not changed
 * afterwards. A listening socket that has them hands them on to every connection it accepts, so that accepting costs nothing more.
 */
public final class SocketTuning {

    /** Asks for nothing. */
    public static final SocketTuning NONE = new SocketTuning();

    private static final int FIELDS = 3;

    private int[] settings = new int[0];
    private boolean resetsOnClose;

    /** Adds an option with an integer value. */
    public SocketTuning set(int level, int option, int value) {
        int length = settings.length;
        settings = Arrays.copyOf(settings, length + FIELDS);
        settings[length] = level;
        settings[length + 1] = option;
        settings[length + 2] = value;
        return this;
    }

    /** Adds the option when its value is more than zero. */
    public SocketTuning setIfPositive(int level, int option, int value) {
        return value > 0 ? set(level, option, value) : this;
    }

    /** Closing throws away what was not sent and resets the connection. */
    public SocketTuning resetOnClose() {
        resetsOnClose = true;
        return this;
    }

    /** Everything of another one, then what is added here. */
    public static SocketTuning startingWith(SocketTuning other) {
        SocketTuning copy = new SocketTuning();
        copy.settings = other.settings.clone();
        copy.resetsOnClose = other.resetsOnClose;
        return copy;
    }

    public boolean isEmpty() {
        return settings.length == 0 && !resetsOnClose;
    }

    /** Sets everything that makes sense for the socket; what the system refuses is left out. {@code isTcp}: not a unix socket. */
    public void apply(Kernel kernel, int descriptor, boolean isTcp) {
        int[] all = settings;
        for (int i = 0; i < all.length; i += FIELDS) {
            if (isTcp || isForBuffers(all[i], all[i + 1])) {
                kernel.setOption(descriptor, all[i], all[i + 1], all[i + 2]);
            }
        }
        if (resetsOnClose) {
            kernel.setResetOnClose(descriptor);
        }
    }

    /** The same for a listening TCP socket. */
    public void apply(SocketCalls sockets, int listener) {
        int[] all = settings;
        for (int i = 0; i < all.length; i += FIELDS) {
            sockets.setOption(listener, all[i], all[i + 1], all[i + 2]);
        }
        if (resetsOnClose) {
            // struct linger { int onoff = 1; int seconds = 0; }
            sockets.setOption(listener, SocketConstants.SOL_SOCKET, SocketConstants.SO_LINGER, new byte[] {1, 0, 0, 0, 0, 0, 0, 0});
        }
    }

    private static boolean isForBuffers(int level, int option) {
        return level == SocketConstants.SOL_SOCKET && (option == SocketConstants.SO_SNDBUF || option == SocketConstants.SO_RCVBUF);
    }
}
