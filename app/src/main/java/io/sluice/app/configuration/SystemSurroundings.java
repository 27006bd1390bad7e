package io.sluice.app.configuration;

import io.sluice.engine.Engine;
import io.sluice.language.config.source.Accounts;
import io.sluice.language.config.source.NameResolver;
import io.sluice.language.config.source.Surroundings;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a configuration sees of the machine: its files, its resolver, its accounts, the environment. */
public final class SystemSurroundings {

    private SystemSurroundings() {
    }

    /** The surroundings of this process; {@code localPeer} is null unless the command line names it. */
    public static Surroundings create(String localPeer) {
        return new Surroundings(ConfigurationFiles::read, SystemSurroundings::resolve, new SystemAccounts(), System.getenv(),
            localPeer == null ? hostName() : localPeer, Surroundings.VERSION, Surroundings.FEATURES, Engine.vocabulary(), Engine.samples(),
            Engine.regexes());
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException unavailable) {
            // The name only identifies this process among its peers, and a machine without /proc has none for us.
            return "localhost";
        }
    }

    private static byte[] resolve(String host, NameResolver.Family family) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                boolean fits = switch (family) {
                    case ANY -> true;
                    case IPV4 -> address instanceof Inet4Address;
                    case IPV6 -> address instanceof Inet6Address;
                };
                if (fits) {
                    return address.getAddress();
                }
            }
            return null;
        } catch (UnknownHostException unknown) {
            return null;
        }
    }

    /** The local account files; what cannot be read knows nobody. */
    private static final class SystemAccounts implements Accounts {

        @Override
        public int userId(String name) {
            try {
                return io.sluice.net.process.Accounts.userId(name);
            } catch (IOException unreadable) {
                return UNKNOWN;
            }
        }

        @Override
        public int groupId(String name) {
            try {
                return io.sluice.net.process.Accounts.groupId(name);
            } catch (IOException unreadable) {
                return UNKNOWN;
            }
        }
    }
}
