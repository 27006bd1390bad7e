package io.sluice.app.process;

import io.sluice.base.address.SocketAddress;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.Configuration;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.syscall.FileCalls;
import java.util.ArrayList;
import java.util.List;

/**
 * The unix sockets of the processes that this one replaces. A path on which somebody still accepts is an error for everybody but the
 * successor: it gives the old sockets a second name, opens its own ones in their place, so that at any moment somebody accepts there, and then
 * forgets the old ones, or puts them back if it did not make it. The old process goes on with the connections it has.
 */
final class UnixPaths {

    private final FileCalls files = new FileCalls();
    private final List<String> paths = new ArrayList<>();
    private final List<BindLine> lines = new ArrayList<>();
    private final String suffix;

    UnixPaths(int processId) {
        suffix = "." + processId + ".old";
    }

    void putAside(Configuration configuration) {
        configuration.global.statsSockets.forEach(this::putAside);
        for (ProxySection proxy : configuration.proxies) {
            if (!proxy.disabled) {
                proxy.binds.forEach(this::putAside);
            }
        }
    }

    private void putAside(BindLine line) {
        for (SocketAddress address : line.addresses) {
            String path = address.path();
            boolean socket = address.kind() == SocketAddress.Kind.UNIX && (files.mode(path) & FileCalls.TYPE_MASK) == FileCalls.TYPE_SOCKET;
            if (socket && files.link(path, path + suffix) >= 0) {
                paths.add(path);
                line.unix.replacesLive = true;
                lines.add(line);
            }
        }
    }

    void putBack() {
        for (String path : paths) {
            files.rename(path + suffix, path);
        }
        done();
    }

    void forget() {
        for (String path : paths) {
            files.remove(path + suffix);
        }
        done();
    }

    private void done() {
        paths.clear();
        lines.forEach(line -> line.unix.replacesLive = false);
        lines.clear();
    }
}
