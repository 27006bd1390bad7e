package io.sluice.net.listen;

import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.ErrorText;
import io.sluice.net.syscall.SocketConstants;

/**
 * Takes over a listening socket that the parent process opened ({@code fd@3}). The socket stays the parent's too, so nothing about it
 * is changed that the parent would notice, except that it does not block; one that is bound but not listening yet is made to listen.
 */
final class InheritedListen {

    private InheritedListen() {
    }

    static ListenResult open(ListenAttempt attempt, ListenOptions options) {
        int number = attempt.address.descriptor();
        int type = attempt.sockets.option(number, SocketConstants.SOL_SOCKET, SocketConstants.SO_TYPE);
        if (type < 0) {
            return attempt.failed("cannot use file descriptor '" + number + "' : " + ErrorText.of(type) + ".", false);
        }
        if (type != SocketConstants.SOCK_STREAM || !isKnownFamily(attempt, number)) {
            return attempt.failed("socket on file descriptor '" + number + "' is of the wrong type.", false);
        }
        int result = attempt.sockets.option(number, SocketConstants.SOL_SOCKET, SocketConstants.SO_ACCEPTCONN);
        if (result == 0) {
            // A connected socket is refused here, with EINVAL.
            result = attempt.sockets.listen(number, options.backlog());
        }
        if (result >= 0) {
            result = attempt.sockets.adopt(number);
        }
        if (result < 0) {
            return attempt.failed("cannot use file descriptor '" + number + "' : " + ErrorText.of(result) + ".", false);
        }
        attempt.descriptor = number;
        // Fails harmlessly on a unix socket.
        attempt.sockets.setOption(number, SocketConstants.IPPROTO_TCP, SocketConstants.TCP_NODELAY, 1);
        return attempt.opened();
    }

    private static boolean isKnownFamily(ListenAttempt attempt, int number) {
        int family = attempt.sockets.option(number, SocketConstants.SOL_SOCKET, SocketConstants.SO_DOMAIN);
        return family == SocketConstants.AF_INET || family == SocketConstants.AF_INET6 || family == SocketConstants.AF_UNIX
            || family == -Errno.ENOPROTOOPT;
    }
}
