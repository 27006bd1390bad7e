package io.sluice.app.option;

/** The list of options that an unknown one brings up. */
public final class Usage {

    public static final String TEXT = """
        Usage : sluice [-f <file|directory>]* [ -vdVD ] [ -n <connections> ] [ -N <connections> ]
                [ -p <pidfile> ] [ -m <megabytes> ] [ -C <directory> ] [-- <file>*]
                -v shows the version ; -vv what the program was made of and runs on.
                -f reads a file, or the *.cfg files of a directory in their order
                -c only checks the configuration and leaves
                -cc evaluates a condition and leaves with 0 for true, 1 for false, 2 for an error
                -D goes to the background ; -C changes to a directory before files are read
                -d stays in the foreground and says more ; -db only stays in the foreground
                -V says more ; -q says nothing
                -W runs under a master (here: as one process) ; -Ws also tells systemd
                -n limits the connections of the process
                -N sets the connection limit of proxies that have none of their own
                -m limits the memory, in megabytes
                -L sets the name of this peer (default: the host name)
                -p writes the process number to a file
                -sf/-st [pid ]* lets older processes finish / ends them, once this one is ready
                -x <socket> takes listening sockets over from a running process
                -S <bind>[,<options>] opens the master's socket (needs -W)
                -dK<class>[,...] lists the supported keywords ('help' lists the classes)
                -dC shows the configuration as it was read
                -dL lists the files the program is loaded from
                -dW treats warnings as errors
                -dD also warns about suspicious but valid statements
                -dr ignores server names that cannot be resolved
                -4 -dc -de -dF -dG -dI -dM -dp -dR -dS -dt -dV -dZ are accepted and change nothing here

        """;

    private Usage() {
    }
}
