package io.sluice.app.process;

import java.util.function.IntConsumer;
import sun.misc.Signal;

/**
 * Connects the signals that HAProxy knows to what they do. SIGQUIT stays with the Java runtime, which prints its threads. The handlers run
 * on threads of their own. The runtime's internal class is used because nothing else in Java is told of signals.
 */
final class SignalHandlers {

    private SignalHandlers() {
    }

    static void install(Runnable softStop, Runnable pause, Runnable resume, Runnable dump, Runnable reload, IntConsumer end) {
        on("USR1", softStop);
        on("USR2", reload);
        on("TTOU", pause);
        on("TTIN", resume);
        on("HUP", dump);
        Signal.handle(new Signal("TERM"), signal -> end.accept(signal.getNumber()));
        Signal.handle(new Signal("INT"), signal -> end.accept(signal.getNumber()));
    }

    private static void on(String name, Runnable reaction) {
        Signal.handle(new Signal(name), signal -> reaction.run());
    }
}
