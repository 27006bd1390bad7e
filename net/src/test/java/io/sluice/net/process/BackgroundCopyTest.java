package io.sluice.net.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackgroundCopyTest {

    /** What goes to the background: with a folder as its root where that is allowed, which takes the process's own files out of sight. */
    static final class Service {

        private Service() {
        }

        public static void main(String[] arguments) throws IOException {
            if (!BackgroundProcess.isCopy()) {
                BackgroundProcess copy = BackgroundProcess.start();
                System.exit(copy.awaitReady() ? 10 : 20 + copy.awaitEnd());
            }
            BackgroundCopy copy = BackgroundCopy.join();
            if (arguments[0].equals("fail")) {
                System.exit(3);
            }
            if (ProcessIdentity.effectiveUserId() == 0) {
                ProcessLimits.changeRoot(arguments[1]);
            }
            copy.ready();
        }
    }

    @Test
    void theFirstProcessLearnsThatTheCopyIsReadyAlsoWhenThatHasAnotherRoot(@TempDir Path folder) {
        assertThat(ChildProcess.start(Service.class, "work", folder.toString()).await()).isEqualTo("exit 10");
    }

    @Test
    void theFirstProcessLearnsThatTheCopyHasFailed(@TempDir Path folder) {
        assertThat(ChildProcess.start(Service.class, "fail", folder.toString()).await()).isEqualTo("exit 23");
    }

    @Test
    void aProcessThatWasNotStartedAsACopyIsNone() {
        assertThat(BackgroundCopy.join()).isNull();
    }
}
