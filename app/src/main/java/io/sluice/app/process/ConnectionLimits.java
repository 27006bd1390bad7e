package io.sluice.app.process;

import io.sluice.app.message.Console;
import io.sluice.app.option.CommandLine;
import io.sluice.language.config.model.Configuration;
import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.ProxySection;
import io.sluice.net.process.ProcessLimits;

/** How many connections the process takes, and the descriptors for them: what was asked for, else what the system's limit allows. */
final class ConnectionLimits {

    /** A connection of a client and one to a server. */
    private static final int DESCRIPTORS_PER_CONNECTION = 2;
    /** Standard streams, libraries, log targets, Runtime API clients. */
    private static final int OTHER_DESCRIPTORS = 64;
    private static final int DESCRIPTORS_PER_LOOP = 4;
    private static final int LARGEST_MAXCONN = 1_048_576;
    private static final int SMALLEST_MAXCONN = 100;

    private ConnectionLimits() {
    }

    /** Raises the descriptor limit as far as needed and answers the connection limit. */
    static int apply(CommandLine line, Configuration configuration, int loops, Console console) throws StartFailure {
        GlobalSection global = configuration.global;
        long reserve = reserve(configuration, loops);
        int maxconn = line.maxconn > 0 ? line.maxconn : global.maxconn;
        if (maxconn <= 0) {
            long allowed = global.descriptorLimit > 0 ? global.descriptorLimit : ProcessLimits.mostOpenFiles();
            if (global.descriptorHardLimit > 0 && (allowed < 0 || allowed > global.descriptorHardLimit)) {
                allowed = global.descriptorHardLimit;
            }
            long places = allowed < 0 ? LARGEST_MAXCONN : (allowed - reserve) / DESCRIPTORS_PER_CONNECTION;
            maxconn = (int) Math.max(SMALLEST_MAXCONN, Math.min(LARGEST_MAXCONN, places));
        }
        long wanted = global.descriptorLimit > 0 ? global.descriptorLimit : (long) maxconn * DESCRIPTORS_PER_CONNECTION + reserve;
        long present = ProcessLimits.openFiles();
        if (present >= 0 && present < wanted && ProcessLimits.setOpenFiles(wanted) < 0) {
            refused(global, wanted, present, maxconn, console);
        }
        return maxconn;
    }

    private static void refused(GlobalSection global, long wanted, long present, int maxconn, Console console) throws StartFailure {
        long most = ProcessLimits.mostOpenFiles();
        ProcessLimits.setOpenFiles(most);
        String text = "[sluice.main()] FD limit (" + Math.max(present, most) + ") too low for maxconn=" + maxconn
            + ". Please raise 'ulimit-n' to " + wanted + " or more to avoid any trouble.";
        if (global.strictLimits && global.maxconn > 0) {
            throw new StartFailure(text);
        }
        console.warning(text);
    }

    private static long reserve(Configuration configuration, int loops) {
        long listeners = configuration.global.statsSockets.size();
        for (ProxySection proxy : configuration.proxies) {
            listeners += (long) proxy.binds.size() * loops;
        }
        return OTHER_DESCRIPTORS + listeners + (long) DESCRIPTORS_PER_LOOP * loops + configuration.global.statsMaxconn;
    }
}
