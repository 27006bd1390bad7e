package io.sluice.net.listen;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.FileCalls;
import io.sluice.net.syscall.NativeCall;
import io.sluice.net.syscall.SocketCalls;
import io.sluice.net.syscall.SocketConstants;
import io.sluice.net.syscall.SystemCall;
import java.nio.charset.StandardCharsets;

/**
 * Opens one listening unix socket at a path.
 *
 * <p>The socket is made under a temporary name beside the path, gets its owner and mode, listens, and only then takes the path's place in
 * one step. So nobody ever meets a socket that refuses, or one with the wrong permissions, and a failure leaves the old one where it
 * was. A path where somebody still accepts is an error; a dead socket is replaced; any other kind of file is refused, because it is
 * more likely a mistake in the configuration than something to destroy.
 */
final class UnixListen {

    /** Room that the temporary name needs behind the path. */
    private static final int LONGEST_PATH_BYTES = 97;
    private static final int EPROTOTYPE = 91;

    private final ListenAttempt attempt;
    private final ListenOptions options;
    private final SocketCalls sockets;
    private final FileCalls files = new FileCalls();
    private final String path;

    UnixListen(ListenAttempt attempt, ListenOptions options) {
        this.attempt = attempt;
        this.options = options;
        this.sockets = attempt.sockets;
        this.path = attempt.address.path();
    }

    ListenResult open() {
        if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH_BYTES) {
            return attempt.failed("name too long for UNIX socket (limit usually 97)", false);
        }
        int mode = files.mode(path);
        if (mode >= 0) {
            int type = mode & FileCalls.TYPE_MASK;
            if (type != FileCalls.TYPE_SOCKET && type != FileCalls.TYPE_LINK) {
                return attempt.failed("cannot bind UNIX socket (not a socket, refusing to replace it)", false);
            }
            if (!options.replaceLive() && isLive()) {
                return attempt.failed("cannot bind UNIX socket (already in use)", true);
            }
        }
        String temporary = path + "." + NativeCall.collected().system(SystemCall.GET_PID, 0, 0, 0, 0, 0, 0);
        files.remove(temporary);
        ListenResult result = openAt(temporary);
        if (!result.isOpen()) {
            files.remove(temporary);
        }
        return result;
    }

    /** Whether somebody accepts at the path: a full backlog and a datagram socket mean yes too. */
    private boolean isLive() {
        int probe = sockets.open(SocketAddress.Kind.UNIX, SocketConstants.SOCK_STREAM);
        if (probe < 0) {
            return false;
        }
        int result = sockets.connect(probe, attempt.address);
        sockets.close(probe);
        return result >= 0 || result == -Errno.EAGAIN || result == -EPROTOTYPE;
    }

    private ListenResult openAt(String temporary) {
        int result = attempt.createSocket();
        if (result < 0) {
            return attempt.failed("cannot create receiving socket", result);
        }
        result = sockets.bind(attempt.descriptor, SocketAddress.ofUnix(temporary));
        if (result < 0) {
            return attempt.failed("cannot bind UNIX socket", result);
        }
        if (options.userId() != -1 || options.groupId() != -1) {
            result = files.changeOwner(temporary, options.userId(), options.groupId());
        }
        if (result >= 0 && options.mode() != -1) {
            result = files.changeMode(temporary, options.mode());
        }
        if (result < 0) {
            return attempt.failed("cannot change UNIX socket ownership", result);
        }
        result = sockets.listen(attempt.descriptor, options.backlog());
        if (result < 0) {
            return attempt.failed("cannot listen on UNIX socket", result);
        }
        result = files.rename(temporary, path);
        return result < 0 ? attempt.failed("cannot switch final and temporary UNIX sockets", result) : attempt.opened();
    }
}
