package io.sluice.net.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.net.syscall.Errno;
import io.sluice.net.syscall.FileCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessIdentityTest {

    private static final int NOBODY = 65_534;

    /** Gives root up while other threads run, and exits with 0 when every thread has followed. */
    static final class GivesRootUp {

        private GivesRootUp() {
        }

        public static void main(String[] arguments) throws IOException {
            CountDownLatch never = new CountDownLatch(1);
            for (int i = 0; i < 3; i++) {
                Thread.ofPlatform().daemon().start(() -> awaitQuietly(never));
            }
            int result = ProcessIdentity.setSupplementaryGroups(new int[] {NOBODY});
            result = Math.min(result, ProcessIdentity.setGroup(NOBODY));
            result = Math.min(result, ProcessIdentity.setUser(NOBODY));
            System.exit(result < 0 ? 60 - result : check());
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private static int check() throws IOException {
            int threads = 0;
            try (var tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
                for (Path task : tasks) {
                    String status = Files.readString(task.resolve("status"), StandardCharsets.ISO_8859_1);
                    threads++;
                    if (!status.contains("Uid:\t65534\t65534\t65534\t65534") || !status.contains("Gid:\t65534\t65534\t65534\t65534")
                        || !status.contains("Groups:\t65534 \n")) {
                        return 1;
                    }
                }
            }
            boolean known = ProcessIdentity.userId() == NOBODY && ProcessIdentity.effectiveUserId() == NOBODY
                && ProcessIdentity.groupId() == NOBODY && ProcessIdentity.effectiveGroupId() == NOBODY;
            return threads > 4 && known && ProcessIdentity.setUser(0) == -Errno.EPERM ? 0 : 2;
        }
    }

    /** Makes a folder its root and exits with 0 when the folder's file stands at the root. */
    static final class ChangesRoot {

        private ChangesRoot() {
        }

        public static void main(String[] arguments) {
            FileCalls files = new FileCalls();
            boolean before = files.mode("/marker") < 0;
            int result = ProcessLimits.changeRoot(arguments[0]);
            Runtime.getRuntime().halt(result == 0 && before && files.mode("/marker") > 0 && files.mode("marker") > 0 ? 0 : 1);
        }
    }

    @Test
    void givingUpRootIsFollowedByEveryThread() {
        Assumptions.assumeTrue(ProcessIdentity.effectiveUserId() == 0, "only root can give root up");
        assertThat(ChildProcess.start(GivesRootUp.class).await()).isEqualTo("exit 0");
    }

    @Test
    void theRootOfTheProcessCanBeChanged(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(ProcessIdentity.effectiveUserId() == 0, "only root can change the root");
        Files.writeString(folder.resolve("marker"), "x");
        assertThat(ChildProcess.start(ChangesRoot.class, folder.toString()).await()).isEqualTo("exit 0");
        assertThat(ProcessLimits.changeRoot("/no/such/folder")).isEqualTo(-Errno.ENOENT);
    }

    @Test
    void theIdentityIsTheOneThatJavaKnows() throws IOException {
        assertThat(ProcessIdentity.processId()).isEqualTo((int) ProcessHandle.current().pid());
        assertThat(Accounts.userId(System.getProperty("user.name"))).isEqualTo(ProcessIdentity.effectiveUserId());
    }

    @Test
    void namesAreFoundInTheAccountFiles() throws IOException {
        assertThat(Accounts.userId("root")).isZero();
        assertThat(Accounts.groupOfUser("root")).isZero();
        assertThat(Accounts.groupId("root")).isZero();
        assertThat(Accounts.userId("no such user")).isEqualTo(Accounts.UNKNOWN);
    }

    @Test
    void damagedAccountLinesAreNotFound() {
        List<String> lines = List.of("", ":", "a", "a:x", "a:x:", "a:x:-1", "a:x:99999999999", "a:x:4294967295", "a:x:12x", "b:x:7:8:");
        assertThat(Accounts.find(lines, "a", 2)).isEqualTo(Accounts.UNKNOWN);
        assertThat(Accounts.find(lines, "", 2)).isEqualTo(Accounts.UNKNOWN);
        assertThat(Accounts.find(lines, "b", 2)).isEqualTo(7);
        assertThat(Accounts.find(lines, "b", 3)).isEqualTo(8);
        assertThat(Accounts.find(List.of("c:x:4294967294"), "c", 2)).isEqualTo(-2);
    }

    @Test
    void theLimitOfOpenFilesCanBeLoweredAndRaisedAgain() {
        long before = ProcessLimits.openFiles();
        assertThat(before).isPositive();
        assertThat(ProcessLimits.setOpenFiles(before - 10)).isZero();
        assertThat(ProcessLimits.openFiles()).isEqualTo(before - 10);
        assertThat(ProcessLimits.setOpenFiles(before)).isZero();
        assertThat(ProcessLimits.openFiles()).isEqualTo(before);
        assertThat(ProcessLimits.mostOpenFiles()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void theFileCreationMaskAnswersWithThePreviousOne() {
        int before = ProcessLimits.setFileCreationMask(0077);
        assertThat(ProcessLimits.setFileCreationMask(before)).isEqualTo(0077);
    }

    @Test
    void aPathOfHostileLengthIsRefused() {
        assertThat(ProcessLimits.changeDirectory("/" + "x".repeat(5_000))).isEqualTo(-Errno.ENAMETOOLONG);
        assertThat(ProcessLimits.changeDirectory("/tm\0p")).isEqualTo(-Errno.EINVAL);
    }
}
