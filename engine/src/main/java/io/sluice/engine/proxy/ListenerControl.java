package io.sluice.engine.proxy;

import io.sluice.base.address.SocketAddress;
import io.sluice.net.listen.ListenOptions;
import io.sluice.net.listen.ListenResult;
import io.sluice.net.listen.ListenSocket;
import io.sluice.net.loop.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Opens, pauses, resumes and closes the listening sockets of frontends: one socket per address and event loop. Used by the starting thread
 * before the loops run and by control threads that hold the change lock afterwards.
 */
public final class ListenerControl {

    private final EventLoop[] loops;
    private final Acceptor[] acceptors;
    private final AcceptGate gate;
    private final SocketSource source;
    private InheritedSockets inherited;
    private final Map<Listener, List<ListeningSocket>> open = new HashMap<>();

    /** Where listening sockets come from; tests bring their own. */
    public interface SocketSource {

        /** A listening descriptor, or a negative number with the reason added to {@code failures}. */
        int open(SocketAddress address, ListenOptions options, List<String> failures);
    }

    /** Listens on sockets of the operating system. */
    public ListenerControl(EventLoop[] loops, Acceptor[] acceptors, AcceptGate gate) {
        this(loops, acceptors, gate, ListenerControl::openSocket);
    }

    public ListenerControl(EventLoop[] loops, Acceptor[] acceptors, AcceptGate gate, SocketSource source) {
        this.loops = loops;
        this.acceptors = acceptors;
        this.gate = gate;
        this.source = source;
    }

    private static int openSocket(SocketAddress address, ListenOptions options, List<String> failures) {
        ListenResult result = ListenSocket.open(address, options);
        if (!result.isOpen()) {
            failures.add(result.failure());
        }
        return result.descriptor();
    }

    /** Opens every listener of a frontend; answers what went wrong, in HAProxy's words, empty when all are open. */
    public List<String> open(Frontend frontend) {
        List<String> failures = new ArrayList<>();
        for (Listener listener : frontend.listeners()) {
            if (!open.containsKey(listener)) {
                open(listener, failures);
            }
        }
        if (failures.isEmpty()) {
            frontend.state(Frontend.State.OPEN);
        }
        return failures;
    }

    private void open(Listener listener, List<String> failures) {
        List<ListeningSocket> sockets = new ArrayList<>();
        boolean perLoop = ListenSocket.opensPerLoop(listener.address().kind());
        int first = -1;
        SocketAddress address = listener.address();
        for (int i = 0; i < loops.length; i++) {
            int descriptor;
            if (perLoop || first < 0) {
                List<String> reasons = new ArrayList<>();
                descriptor = inherited == null ? -1 : inherited.take(address);
                descriptor = descriptor >= 0 ? descriptor : source.open(address, listener.sockets().listening(listener), reasons);
                if (descriptor < 0) {
                    failures.add(place(listener) + String.join(", ", reasons));
                    closeAll(sockets);
                    return;
                }
                first = first < 0 ? descriptor : first;
            } else {
                descriptor = ListenSocket.duplicate(first);
            }
            ListeningSocket socket = new ListeningSocket(listener, loops[i], gate, acceptors[i], descriptor);
            sockets.add(socket);
            loops[i].post(() -> socket.open(!perLoop));
        }
        openFurther(listener, sockets);
        open.put(listener, sockets);
    }

    /** The process before this one had more sockets on the address than there are loops: connections wait in each of them. */
    private void openFurther(Listener listener, List<ListeningSocket> sockets) {
        int descriptor;
        while (inherited != null && (descriptor = inherited.take(listener.address())) >= 0) {
            int index = sockets.size() % loops.length;
            ListeningSocket socket = new ListeningSocket(listener, loops[index], gate, acceptors[index], descriptor);
            sockets.add(socket);
            loops[index].post(() -> socket.open(false));
        }
    }

    /** From now on listeners take these sockets before they open their own; null ends that. Before the loops run. */
    public void inherit(InheritedSockets fromPredecessor) {
        inherited = fromPredecessor;
    }

    /** The TCP sockets that are open, for a successor. */
    public int[] descriptors() {
        List<Integer> descriptors = new ArrayList<>();
        open.forEach((listener, sockets) -> {
            if (listener.address().isIp()) {
                sockets.forEach(socket -> descriptors.add(socket.descriptor()));
            }
        });
        return descriptors.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String place(Listener listener) {
        return "Binding [" + listener.line().position + "] for " + listener.frontend().section().kind.name().toLowerCase(Locale.ROOT) + " "
            + listener.frontend().name() + ": ";
    }

    private static void closeAll(List<ListeningSocket> sockets) {
        for (ListeningSocket socket : sockets) {
            socket.closeFromOutside();
        }
    }

    /** Closes the sockets so that the port is free; {@link #open} takes it again. False when they were closed already. */
    public boolean pause(Frontend frontend) {
        if (frontend.state() != Frontend.State.OPEN) {
            return false;
        }
        close(frontend);
        frontend.state(Frontend.State.PAUSED);
        return true;
    }

    /** Closes the sockets for good; connections that wait to be accepted are taken. */
    public void stop(Frontend frontend) {
        for (Listener listener : frontend.listeners()) {
            List<ListeningSocket> sockets = open.remove(listener);
            if (sockets != null) {
                for (ListeningSocket socket : sockets) {
                    socket.stopFromOutside();
                }
            }
        }
        frontend.state(Frontend.State.STOPPED);
    }

    private void close(Frontend frontend) {
        for (Listener listener : frontend.listeners()) {
            List<ListeningSocket> sockets = open.remove(listener);
            if (sockets != null) {
                closeAll(sockets);
            }
        }
    }
}
