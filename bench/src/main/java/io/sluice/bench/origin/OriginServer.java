package io.sluice.bench.origin;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.time.Clock;
import io.sluice.net.listen.ListenOptions;
import io.sluice.net.listen.ListenResult;
import io.sluice.net.listen.ListenSocket;
import io.sluice.net.loop.EventHandler;
import io.sluice.net.loop.EventLoop;
import io.sluice.net.syscall.Kernel;
import io.sluice.net.syscall.LinuxKernel;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The server behind the proxies under test and the target of their logs, in one process on one event loop: must cost much less than
 * they do, so it looks at the first letters of a request and sends an answer that was composed at start. An instance is one listening socket.
 *
 * <p>{@code GET /small} answers 200 bytes, {@code GET /64k} 65,536 bytes and {@code GET /lines} how many log lines have come. Ends when its
 * standard input does.
 */
public final class OriginServer extends EventHandler {

    /** Listens on 127.0.0.1 to 127.0.0.8. */
    private static final int ADDRESSES = 8;
    private static final int BATCH = 64;
    private static final int BUFFER_SIZE = 20_480;

    private final EventLoop loop;
    private final int listener;
    private final Answers answers;
    private final byte[] peer = new byte[28];

    private OriginServer(EventLoop loop, int listener, Answers answers) {
        this.loop = loop;
        this.listener = listener;
        this.answers = answers;
    }

    /** Arguments: the port to serve on and the UDP port of the log sink. Prints a line when both are open. */
    public static void main(String[] arguments) throws IOException {
        EventLoop loop = new EventLoop(0, new LinuxKernel(), Clock.SYSTEM, (handler, fault) -> fault.printStackTrace(), BUFFER_SIZE);
        Answers answers = new Answers(SyslogSink.open(loop, loopback(1, arguments[1])));
        for (int last = 1; last <= ADDRESSES; last++) {
            listen(loop, loopback(last, arguments[0]), answers);
        }
        Thread serving = new Thread(loop::run, "origin");
        serving.setDaemon(true);
        serving.start();
        System.out.println("ready");
        // The other end of the pipe is closed when the process that started this one has ended.
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    private static SocketAddress loopback(int last, String port) {
        return SocketAddress.ofIp(IpText.parse("127.0.0." + last), Integer.parseInt(port));
    }

    private static void listen(EventLoop loop, SocketAddress address, Answers answers) {
        ListenResult result = ListenSocket.open(address, new ListenOptions());
        if (!result.isOpen()) {
            throw new IllegalStateException("origin server: " + result.failure());
        }
        loop.register(result.descriptor(), new OriginServer(loop, result.descriptor(), answers), Kernel.IN);
    }

    @Override
    protected void ready(int events) {
        for (int i = 0; i < BATCH; i++) {
            int accepted = loop.kernel().accept(listener, peer);
            if (accepted < 0) {
                return;
            }
            loop.kernel().setNoDelay(accepted);
            new OriginConnection(loop, answers).start(accepted);
        }
    }
}
