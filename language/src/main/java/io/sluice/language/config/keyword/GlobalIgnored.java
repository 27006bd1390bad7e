package io.sluice.language.config.keyword;

import io.sluice.language.config.model.GlobalSection;
import io.sluice.language.config.text.Line;
import java.util.ArrayList;
import java.util.List;

/** Settings of machinery that does not exist here: threads' places, pollers, internals of other buffers. Read without a look at their arguments. */
final class GlobalIgnored extends GlobalFamily {

    /** One line per group: what it is about, then the words. */
    private static final String[] GROUPS = {
        "Placement of threads; the system decides here.",
        "cpu-map cpu-policy cpu-set numa-cpu-mapping thread-group thread-hard-limit busy-polling",
        "Choice of the poller; epoll is always used here.",
        "noepoll noevports nokqueue nopoll",
        "Memory management; the virtual machine does it here.",
        "no-memory-trimming no-quic prealloc-fd maxzlibmem stress-level warn-blocked-traffic-after profiling.tasks profiling.memory",
        "TLS limits without TLS.",
        "maxsslconn ssl-security-level ssl-skip-self-issued-ca",
        "Resolution of names.",
        "nogetaddrinfo noreuseport",
        "Buffers of datagram sockets (QUIC, log-forward), of which there are none here.",
        "tune.rcvbuf.backend tune.rcvbuf.frontend tune.sndbuf.backend tune.sndbuf.frontend",
        "Internal sizes and schedules of other engines.",
        "tune.applet.zero-copy-forwarding tune.buffers.limit tune.buffers.reserve tune.bufsize.small tune.chksize tune.comp.maxlevel"
            + " tune.disable-fast-forward tune.disable-zero-copy-forwarding tune.epoll.mask-events tune.events.max-events-at-once tune.fail-alloc"
            + " tune.fd.edge-triggered tune.glitches.kill.cpu-usage tune.h1.zero-copy-fwd-recv tune.h1.zero-copy-fwd-send"
            + " tune.h2.be.glitches-threshold tune.h2.be.initial-window-size tune.h2.be.max-concurrent-streams tune.h2.be.max-frames-at-once"
            + " tune.h2.be.rxbuf tune.h2.fe.glitches-threshold tune.h2.fe.initial-window-size tune.h2.fe.max-concurrent-streams"
            + " tune.h2.fe.max-frames-at-once tune.h2.fe.max-rst-at-once tune.h2.fe.max-total-streams tune.h2.fe.rxbuf tune.h2.header-table-size"
            + " tune.h2.initial-window-size tune.h2.log-errors tune.h2.max-concurrent-streams tune.h2.max-frame-size tune.h2.zero-copy-fwd-send"
            + " tune.http.cookielen tune.idletimer tune.listener.default-shards tune.listener.multi-queue tune.lua.bool-sample-conversion"
            + " tune.lua.burst-timeout tune.lua.forced-yield tune.lua.log.loggers tune.lua.log.stderr tune.lua.maxmem tune.lua.service-timeout"
            + " tune.lua.session-timeout tune.lua.task-timeout tune.max-checks-per-thread tune.max-rules-at-once tune.maxpollevents"
            + " tune.memory.hot-size tune.pattern.cache-size tune.peers.max-updates-at-once"
            + " tune.pt.zero-copy-forwarding tune.quic.cc-hystart"
            + " tune.quic.cc.cubic.min-losses tune.quic.disable-tx-pacing tune.quic.disable-udp-gso"
            + " tune.quic.frontend.conn-tx-buffers.limit tune.quic.frontend.default-max-window-size tune.quic.frontend.glitches-threshold"
            + " tune.quic.frontend.max-data-size tune.quic.frontend.max-idle-timeout tune.quic.frontend.max-streams-bidi"
            + " tune.quic.frontend.max-tx-mem tune.quic.frontend.stream-data-ratio tune.quic.max-frame-loss tune.quic.reorder-ratio"
            + " tune.quic.retry-threshold tune.quic.socket-owner tune.quic.zero-copy-fwd-send"
            + " tune.recv_enough tune.renice.runtime tune.renice.startup tune.ring.queues tune.runqueue-depth tune.sched.low-latency"
            + " tune.ssl.cachesize tune.ssl.capture-buffer-size tune.ssl.capture-cipherlist-size"
            + " tune.ssl.certificate-compression tune.ssl.default-dh-param tune.ssl.force-private-cache tune.ssl.hard-maxrecord tune.ssl.keylog"
            + " tune.ssl.lifetime tune.ssl.maxrecord tune.ssl.ocsp-update.maxdelay tune.ssl.ocsp-update.mindelay tune.ssl.ssl-ctx-cache-size"
            + " tune.stick-counters tune.takeover-other-tg-connections tune.vars.check-max-size tune.vars.global-max-size"
            + " tune.vars.proc-max-size tune.vars.reqres-max-size tune.vars.sess-max-size tune.vars.txn-max-size"};

    @Override
    List<Keyword> keywords() {
        List<Keyword> keywords = new ArrayList<>();
        for (int group = 0; group < GROUPS.length; group += 2) {
            for (String name : NameList.split(GROUPS[group + 1])) {
                keywords.add(Keyword.global(name, "…", GROUPS[group]).accepted());
            }
        }
        return keywords;
    }

    @Override
    void read(Line line, GlobalSection global, boolean negated, Reading reading) {
        // The one warning about the word is all there is to say.
    }
}
