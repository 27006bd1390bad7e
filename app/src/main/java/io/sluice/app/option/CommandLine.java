package io.sluice.app.option;

import java.util.ArrayList;
import java.util.List;

/** What the command line asks for. Built by {@link CommandLineParser}, not changed afterwards; fields, because it is a form that was filled in. */
public final class CommandLine {

    /** Configuration files and directories, in their order. */
    public final List<String> configurations = new ArrayList<>();

    // What to do

    public boolean version;
    public boolean versionDetails;
    /** Check the configuration and leave. */
    public boolean check;
    /** The condition of {@code -cc}, or null. */
    public String condition;
    /** The classes of {@code -dK}, or null. */
    public String keywordClasses;
    /** Print the configuration as it was read ({@code -dC}). */
    public boolean dump;

    // How to run

    public boolean quiet;
    public boolean verbose;
    public boolean debug;
    /** Stay in the foreground, whatever the configuration says. */
    public boolean foreground;
    public boolean daemon;
    public boolean masterWorker;
    /** Tell the service manager. */
    public boolean notifyServiceManager;
    public boolean warningsAreFatal;
    public boolean diagnosticMode;
    public boolean ignoreResolutionFailures;
    public boolean noReusePort;
    public boolean noServerVerification;
    public boolean dumpLibraries;

    /** -1 where the command line does not say. */
    public int maxconn = -1;
    public int proxyMaxconn = -1;
    public int memoryMegabytes = -1;
    public String localPeer;
    public String pidFile;
    public String directory;
    /** The socket of a process whose listening sockets are to be taken over, or null. */
    public String takeOverFrom;
    public String masterSocket;

    /** Processes to tell when this one is ready: to finish ({@code -sf}) or to end at once ({@code -st}). */
    public final List<Integer> oldProcesses = new ArrayList<>();
    public boolean oldProcessesEndAtOnce;
}
