package io.sluice.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.base.address.SocketAddress;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.Configuration;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixPathsTest {

    @TempDir
    private Path folder;
    private final Configuration configuration = new Configuration();
    private final UnixPaths paths = new UnixPaths(42);
    private ServerSocketChannel old;

    @BeforeEach
    void anOldProcessListens() throws IOException {
        old = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        old.bind(UnixDomainSocketAddress.of(folder.resolve("old.sock")));
        Files.writeString(folder.resolve("file"), "not a socket");
        for (String name : new String[] {"old.sock", "file", "none"}) {
            BindLine line = new BindLine();
            line.addresses.add(SocketAddress.ofUnix(folder.resolve(name).toString()));
            configuration.global.statsSockets.add(line);
        }
        paths.putAside(configuration);
    }

    @AfterEach
    void close() throws IOException {
        old.close();
    }

    @Test
    void onlySocketsGetASecondNameAndKeepTheirFirst() {
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("old.sock", "old.sock.42.old", "file");
        assertThat(configuration.global.statsSockets).extracting(line -> line.unix.replacesLive).containsExactly(true, false, false);
    }

    @Test
    void aStartThatFailsPutsThemBack() throws IOException {
        Files.move(folder.resolve("old.sock"), folder.resolve("gone"));
        paths.putBack();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("old.sock", "gone", "file");
        assertThat(configuration.global.statsSockets).noneMatch(line -> line.unix.replacesLive);
    }

    @Test
    void aStartThatSucceedsLeavesNothingBehind() {
        paths.forget();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("old.sock", "file");
        assertThat(configuration.global.statsSockets).noneMatch(line -> line.unix.replacesLive);
    }
}
