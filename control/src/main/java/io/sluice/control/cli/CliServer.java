package io.sluice.control.cli;

import io.sluice.base.address.SocketAddress;
import io.sluice.control.command.CommandDispatcher;
import io.sluice.control.command.ControlClient;
import io.sluice.control.command.ControlSocket;
import io.sluice.control.command.FaultReport;
import io.sluice.control.command.Level;
import io.sluice.language.config.model.BindLine;
import io.sluice.language.config.model.UnixSettings;
import io.sluice.net.connect.BlockingListener;
import io.sluice.net.connect.BlockingSocket;
import io.sluice.net.listen.ListenOptions;
import io.sluice.net.listen.ListenResult;
import io.sluice.net.listen.ListenSocket;
import io.sluice.net.process.Accounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The sockets of the Runtime API: opens the {@code stats socket} lines, accepts clients, and gives each a session on a thread of its
 * own. One accepting thread per socket; at most {@code stats maxconn} sessions over all sockets. A client beyond that is connected but
 * waits unserved: at most one per socket here, the others in the kernel's backlog.
 */
public final class CliServer implements AutoCloseable {
    private static final int ACCEPT_PAUSE_MS = 100;
    private static final int IDLE_THREAD_SECONDS = 30;

    private final CliSettings settings;
    private final Supplier<CommandDispatcher> dispatcher;
    private final LongSupplier uptimeSeconds;
    private final FaultReport faults;
    private final List<CliListener> listeners = new ArrayList<>();
    private final List<Thread> acceptors = new ArrayList<>();
    private final Set<CliClient> clients = ConcurrentHashMap.newKeySet();
    private final Semaphore places;
    private final ThreadPoolExecutor sessions;
    private volatile Supplier<int[]> listeningSockets = () -> new int[0];
    private volatile boolean closed;

    public CliServer(CliSettings settings, CommandDispatcher dispatcher, LongSupplier uptimeSeconds, FaultReport faults) {
        this(settings, () -> dispatcher, uptimeSeconds, faults);
    }

    /** Asks for the dispatcher when a client comes, so that a start does not wait for the commands to be made. */
    public CliServer(CliSettings settings, Supplier<CommandDispatcher> dispatcher, LongSupplier uptimeSeconds, FaultReport faults) {
        this.settings = settings;
        this.dispatcher = dispatcher;
        this.uptimeSeconds = uptimeSeconds;
        this.faults = faults;
        this.places = new Semaphore(settings.mostClients(), true);
        // The places bound the number of tasks; one place may be given back an instant before its thread is free again.
        this.sessions = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_THREAD_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(),
                task -> Thread.ofPlatform().daemon().name("runtime-api").unstarted(task));
    }

    /** What opening the sockets brought up, in the words of start-up messages. */
    public record Opening(List<String> failures, List<String> warnings) {
    }

    /** Opens all sockets; nobody is served before {@link #start}. */
    public Opening open(List<BindLine> lines, UnixSettings unixDefaults) {
        List<String> failures = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (BindLine line : lines) {
            String place = "Binding [" + line.position + "] for frontend GLOBAL: ";
            for (SocketAddress address : line.addresses) {
                try {
                    ListenResult result = ListenSocket.open(address, options(line, unixDefaults));
                    result.warnings().forEach(warning -> warnings.add(place + warning));
                    if (!result.isOpen()) {
                        failures.add(place + result.failure());
                        continue;
                    }
                    BlockingListener listener = new BlockingListener(result.descriptor(), address);
                    listeners.add(new CliListener(listener, listeners.size() + 1, address, line));
                    warnOfOpenDoor(line, address, warnings);
                } catch (IOException broken) {
                    failures.add(place + broken.getMessage());
                }
            }
        }
        return new Opening(failures, warnings);
    }

    private static void warnOfOpenDoor(BindLine line, SocketAddress address, List<String> warnings) {
        if (address.isWildcard() && line.level == BindLine.Level.ADMIN) {
            warnings.add("parsing [" + line.position + "] : 'stats socket' : '" + address + "' gives admin rights to everybody who can"
                    + " reach any address of this machine; bind it to 127.0.0.1 or protect it.");
        }
    }

    private static ListenOptions options(BindLine line, UnixSettings unixDefaults) throws IOException {
        UnixSettings own = line.unix;
        ListenOptions options = new ListenOptions().replaceLive(own.replacesLive).mode(own.mode != -1 ? own.mode : unixDefaults.mode)
                .userId(userId(own, unixDefaults))
                .groupId(groupId(own, unixDefaults));
        return line.backlog > 0 ? options.backlog(line.backlog) : options;
    }

    private static int userId(UnixSettings own, UnixSettings defaults) throws IOException {
        UnixSettings chosen = own.userName != null || own.uid != -1 ? own : defaults;
        return chosen.userName == null ? chosen.uid : known(Accounts.userId(chosen.userName), "user", chosen.userName);
    }

    private static int groupId(UnixSettings own, UnixSettings defaults) throws IOException {
        UnixSettings chosen = own.groupName != null || own.gid != -1 ? own : defaults;
        return chosen.groupName == null ? chosen.gid : known(Accounts.groupId(chosen.groupName), "group", chosen.groupName);
    }

    private static int known(int id, String kind, String name) throws IOException {
        if (id == Accounts.UNKNOWN) {
            throw new IOException("unknown " + kind + " name '" + name + "'.");
        }
        return id;
    }

    /** Where the sockets come from that {@code expose-fd listeners} gives away. */
    public void listeningSockets(Supplier<int[]> source) {
        listeningSockets = source;
    }

    public List<ControlSocket> sockets() {
        return listeners.stream().map(CliListener::describe).toList();
    }

    /** Those who are served now, oldest first. */
    public List<ControlClient> clients() {
        return clients.stream().sorted(Comparator.comparingLong(CliClient::number)).map(ControlClient.class::cast).toList();
    }

    /** Starts serving. Called once, after {@link #open}. */
    public void start() {
        for (CliListener listener : listeners) {
            Thread acceptor = Thread.ofPlatform().daemon().name("runtime-api-" + listener.describe().address())
                    .unstarted(() -> accept(listener));
            acceptors.add(acceptor);
            acceptor.start();
        }
    }

    private void accept(CliListener listener) {
        while (!closed) {
            try {
                BlockingSocket socket = listener.listener().accept(-1);
                if (socket != null) {
                    serve(new CliClient(socket, listener, settings.idleTimeoutMs()));
                }
            } catch (IOException exhausted) {
                // Descriptors ran out: the client stays in the backlog until some are free again.
                pause();
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException fault) {
                faults.unexpected("accepting on " + listener.describe().address(), fault);
                pause();
            }
        }
    }

    private void serve(CliClient client) throws InterruptedException {
        boolean handedOver = false;
        try {
            places.acquire();
            clients.add(client);
            sessions.execute(() -> session(client));
            handedOver = true;
        } finally {
            if (!handedOver) {
                // Only at the end of the program, when nobody will need the place.
                clients.remove(client);
                client.end();
            }
        }
    }

    private void session(CliClient client) {
        try {
            CliSession session = new CliSession(client.channel(), client.settings(), dispatcher.get(), settings.limits(), uptimeSeconds);
            if (client.mayTakeSockets()) {
                session.givingSockets(() -> client.giveSockets(listeningSockets.get()));
            }
            session.run();
        } catch (RuntimeException fault) {
            faults.unexpected("serving " + client.source(), fault);
        } finally {
            clients.remove(client);
            client.end();
            places.release();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ACCEPT_PAUSE_MS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops accepting and lets go of the sockets; running sessions go on until {@link #close}. */
    public void stopListening() {
        closed = true;
        listeners.forEach(listener -> listener.listener().close());
        acceptors.forEach(Thread::interrupt);
    }

    /** Closes everything at once, clients included. */
    @Override
    public void close() {
        stopListening();
        sessions.shutdownNow();
        clients.forEach(CliClient::end);
    }
}
