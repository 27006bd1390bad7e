package io.sluice.bench.origin;

import io.sluice.base.bytes.Buffer;
import io.sluice.net.loop.Connection;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.syscall.Errno;

/**
 * One connection of the origin server. Understands just enough of HTTP/1.1 to find the end of a request without a body, the first letter of its
 * path and {@code Connection: close}.
 */
final class OriginConnection extends Connection {

    private static final int PATH_LETTER = "GET /".length();
    /** The end of the line that announces it; the field name may be in either case before that. */
    private static final byte[] CLOSE = "ection: close".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Answers answers;
    private int position;
    private int pathLetter;
    private int endMatched;
    private int closeMatched;
    private boolean last;
    private boolean finished;

    OriginConnection(EventLoop loop, Answers answers) {
        super(loop);
        this.answers = answers;
    }

    void start(int descriptor) {
        adopt(descriptor);
    }

    @Override
    protected void readable() {
        while (!isClosed() && !hasPending()) {
            Buffer buffer = loop.receiveBuffer();
            int received = receive(buffer, 0, EventLoop.RECEIVE_SIZE);
            if (received <= 0) {
                if (received != -Errno.EAGAIN) {
                    close();
                }
                return;
            }
            if (!take(buffer, received)) {
                close();
                return;
            }
            if (finished && !hasPending()) {
                closeGently();
                return;
            }
            if (!mayRead()) {
                return;
            }
        }
    }

    /** False when an answer cannot be sent. */
    private boolean take(Buffer buffer, int length) {
        for (int i = 0; i < length && !finished; i++) {
            int letter = buffer.get(i);
            if (position++ == PATH_LETTER) {
                pathLetter = letter;
            }
            closeMatched = letter == CLOSE[closeMatched] ? closeMatched + 1 : 0;
            if (closeMatched == CLOSE.length) {
                last = true;
                closeMatched = 0;
            }
            endMatched = letter == '\n' ? endMatched + 1 : letter == '\r' ? endMatched : 0;
            if (endMatched == 2 && !answer()) {
                return false;
            }
        }
        return true;
    }

    private boolean answer() {
        Buffer answer = answers.find(pathLetter, last);
        finished = last;
        position = 0;
        endMatched = 0;
        last = false;
        return write(answer, 0, answer.capacity());
    }

    @Override
    protected void drained() {
        if (finished) {
            closeGently();
        } else if (mayRead()) {
            readAgain();
        }
    }

    @Override
    protected void writeFailed(int error) {
        close();
    }
}
