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
        long most = most(global);
        int maxconn = line.maxconn > 0 ? line.maxconn : global.maxconn;
        if (maxconn <= 0) {
            long allowed = global.descriptorLimit > 0 && (most < 0 || global.descriptorLimit < most) ? global.descriptorLimit : most;
            long places = allowed < 0 ? LARGEST_MAXCONN : (allowed - reserve) / DESCRIPTORS_PER_CONNECTION;
            maxconn = (int) Math.max(SMALLEST_MAXCONN, Math.min(LARGEST_MAXCONN, places));
        }
        long needed = (long) maxconn * DESCRIPTORS_PER_CONNECTION + reserve;
        long wanted = global.descriptorLimit > 0 ? global.descriptorLimit : needed;
        long present = ProcessLimits.openFiles();
        if (global.descriptorHardLimit > 0 && wanted > global.descriptorHardLimit
            || present >= 0 && present < wanted && ProcessLimits.setOpenFiles(wanted) < 0) {
            refused(global, wanted, maxconn, needed, console);
        } else if (global.descriptorHardLimit > 0 && (present < 0 || present > global.descriptorHardLimit)) {
            ProcessLimits.setOpenFiles(global.descriptorHardLimit);
        }
        return maxconn;
    }

    /** How many descriptors the process may have at most, negative when there is no bound. */
    private static long most(GlobalSection global) {
        long most = ProcessLimits.mostOpenFiles();
        long bound = global.descriptorHardLimit;
        return bound > 0 && (most < 0 || most > bound) ? bound : most;
    }

    private static void refused(GlobalSection global, long wanted, int maxconn, long needed, Console console) throws StartFailure {
        long most = most(global);
        String text = "[sluice.main()] Cannot raise FD limit to " + wanted + ", limit is " + most + ".";
        if (global.strictLimits) {
            throw new StartFailure(text);
        }
        console.warning(text);
        ProcessLimits.setOpenFiles(most);
        if (most < needed) {
            console.alert("[sluice.main()] FD limit (" + most + ") too low for maxconn=" + maxconn + "/maxsock=" + needed
                + ". Please raise 'ulimit-n' to " + needed + " or more to avoid any trouble.");
        }
    }

    private static long reserve(Configuration configuration, int loops) {
        long listeners = configuration.global.statsSockets.size();
        for (ProxySection proxy : configuration.proxies) {
            listeners += (long) proxy.binds.size() * loops;
        }
        return OTHER_DESCRIPTORS + listeners + (long) DESCRIPTORS_PER_LOOP * loops + configuration.global.statsMaxconn;
    }
}
