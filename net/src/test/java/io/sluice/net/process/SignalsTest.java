package io.sluice.net.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.net.syscall.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SignalsTest {

    /** Ends itself by the signal of its argument, although it has a shutdown hook as every server has. */
    static final class EndsItself {

        private EndsItself() {
        }

        public static void main(String[] arguments) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(70)));
            Signals.endProcessBy(Integer.parseInt(arguments[0]));
        }
    }

    /** Gives a signal back to the system, sends it to itself and waits. */
    static final class RestoresDefault {

        private RestoresDefault() {
        }

        public static void main(String[] arguments) throws InterruptedException {
            int signal = Integer.parseInt(arguments[0]);
            Signals.restoreDefault(signal);
            Signals.send(ProcessIdentity.processId(), signal);
            Thread.sleep(30_000);
        }
    }

    /** Ignores a signal that would end it, gets it, and exits in its own way. */
    static final class Ignores {

        private Ignores() {
        }

        public static void main(String[] arguments) {
            int signal = Integer.parseInt(arguments[0]);
            Signals.ignore(signal);
            Signals.send(ProcessIdentity.processId(), signal);
            System.exit(42);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Signals.TERMINATE, Signals.INTERRUPT, Signals.HANG_UP})
    void aProcessEndsByTheSignalAndNotByAnExitStatus(int signal) {
        assertThat(ChildProcess.start(EndsItself.class, Integer.toString(signal)).await()).isEqualTo("signal " + signal);
    }

    @ParameterizedTest
    @ValueSource(ints = {Signals.TERMINATE, Signals.INTERRUPT})
    void aRestoredDefaultEndsTheProcessPastTheHandlersOfTheJavaRuntime(int signal) {
        assertThat(ChildProcess.start(RestoresDefault.class, Integer.toString(signal)).await()).isEqualTo("signal " + signal);
    }

    @Test
    void anIgnoredSignalDoesNothing() {
        assertThat(ChildProcess.start(Ignores.class, Integer.toString(Signals.TERMINATE)).await()).isEqualTo("exit 42");
    }

    @Test
    void impossibleRequestsAreAnsweredWithTheReason() {
        assertThat(Signals.restoreDefault(Signals.KILL)).isEqualTo(-Errno.EINVAL);
        assertThat(Signals.restoreDefault(1000)).isEqualTo(-Errno.EINVAL);
        assertThat(Signals.endProcessBy(Signals.STOP)).isEqualTo(-Errno.EINVAL);
        assertThat(Signals.send(ProcessIdentity.processId(), 0)).isZero();
        assertThat(Signals.send(ProcessIdentity.processId(), 1000)).isEqualTo(-Errno.EINVAL);
    }
}
