package io.sluice.engine.log;

import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.model.LogLine;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.RingSection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/**
 * All logging of the process: builds the proxies' logs from the configuration, hands each event loop its side, owns the writer.
 *
 * <p>Built and asked on the starting thread. {@link #start} comes after the process has become what it will be (daemon, user, root
 * directory), {@link #stop} when no event loop runs any more.
 */
public final class LogSystem {

    /** What an event loop may write before the writer must have come by; a busy loop fills about a tenth of it in one nap. */
    private static final int LOOP_RING_BYTES = 512 * 1024;
    private static final int EVENT_RING_BYTES = 256 * 1024;

    private final LogIdentity identity;
    private final LogDevice device;
    private final LogFaults faults;
    private final TimeZone zone = TimeZone.getDefault();
    private final LogWriter writer = new LogWriter();
    private final Map<String, Integer> outletNumbers = new HashMap<>();
    private final List<LogOutlet> outlets = new ArrayList<>();
    private final Map<LogLine, LogSampler> samplers = new HashMap<>();
    private final Map<String, EventRing> rings = new LinkedHashMap<>();
    private final ProxyLog processLog;
    private final EventLog events;

    public LogSystem(GlobalSection global, LogIdentity identity, LogDevice device, LogFaults faults) {
        this(global, List.of(), identity, device, faults);
    }

    public LogSystem(GlobalSection global, List<RingSection> ringSections, LogIdentity identity, LogDevice device, LogFaults faults) {
        this.identity = identity;
        this.device = device;
        this.faults = faults;
        for (RingSection section : ringSections) {
            EventRing ring = new EventRing(section);
            rings.put(section.name, ring);
            for (RingSection.Server server : section.servers) {
                ring.add(new RingForwarder(ring, server, faults));
            }
        }
        processLog = new ProxyLog(targets(global.logs, identity), identity);
        events = new EventLog(open(EVENT_RING_BYTES));
    }

    /** The logging of a proxy. */
    public ProxyLog proxyLog(ProxySection proxy) {
        return new ProxyLog(proxy, targets(proxy.logs, identity.withTag(proxy.logTag)), identity);
    }

    /** The targets of the global section, for messages that belong to no proxy. */
    public ProxyLog processLog() {
        return processLog;
    }

    /** The log side of one event loop, or of any other single thread. */
    public LoopLog openLoop() {
        return open(LOOP_RING_BYTES);
    }

    /** For all other threads. */
    public EventLog events() {
        return events;
    }

    /** Starts the writer's thread; without any target there is none. */
    public void start() {
        if (!outlets.isEmpty()) {
            writer.start();
        }
        for (EventRing ring : rings.values()) {
            ring.forwarders().forEach(RingForwarder::start);
        }
    }

    /** Sends what is queued, for at most this long, and ends the writer. */
    public void stop(long boundMs) {
        writer.stop(boundMs);
        for (EventRing ring : rings.values()) {
            ring.forwarders().forEach(forwarder -> forwarder.stop(boundMs));
        }
    }

    /** Messages that were lost because a ring was full or a target took nothing. */
    public long dropped() {
        return writer.dropped();
    }

    /** The same by target. */
    public Map<String, Long> droppedByTarget() {
        Map<String, Long> counts = new HashMap<>();
        for (int number = 0; number < outlets.size(); number++) {
            counts.put(outlets.get(number).name(), writer.droppedOf(number));
        }
        return counts;
    }

    /** The rings in the order of the configuration; for any thread. */
    public List<EventRing> rings() {
        return List.copyOf(rings.values());
    }

    /** For tests that step the writer themselves. */
    LogWriter writer() {
        return writer;
    }

    private LoopLog open(int ringBytes) {
        return new LoopLog(writer, new SystemLogClock(), zone, ringBytes);
    }

    private LogTarget[] targets(List<LogLine> lines, LogIdentity proxyIdentity) {
        LogTarget[] targets = new LogTarget[lines.size()];
        for (int i = 0; i < targets.length; i++) {
            LogLine line = ofRing(lines.get(i));
            LogSampler sampler = line.sampleSize() == 0 ? null
                : samplers.computeIfAbsent(line, sampled -> new LogSampler(sampled.sampleRanges(), sampled.sampleSize()));
            targets[i] = new LogTarget(line, proxyIdentity, outletOf(line), sampler);
        }
        return targets;
    }

    /** A ring's own format counts, and the shorter of the two lengths, of which only the log line's counts the line end. */
    private LogLine ofRing(LogLine line) {
        if (line.kind() != LogLine.Kind.RING) {
            return line;
        }
        RingSection ring = rings.get(line.ringName()).section();
        int length = ring.maxLengthBytes < 0 ? line.maxLengthBytes() : Math.min(line.maxLengthBytes(), ring.maxLengthBytes + 1);
        return line.of(ring.format, length);
    }

    /** Log lines with the same destination share one outlet, however they are written. */
    private int outletOf(LogLine line) {
        return outletNumbers.computeIfAbsent(line.kind() + " " + line.address(), key -> {
            LogOutlet outlet = switch (line.kind()) {
                case DESCRIPTOR -> new StreamOutlet(line.target(), line.address().descriptor(), device, faults);
                case RING -> new RingOutlet(rings.get(line.ringName()), device, faults);
                default -> new DatagramOutlet(line.target(), line.address(), device, faults);
            };
            outlets.add(outlet);
            return writer.addOutlet(outlet);
        });
    }
}
