package io.sluice.control.command.session;

import io.sluice.control.command.WallTime;
import io.sluice.engine.log.TrafficRecord;
import io.sluice.engine.proxy.Backend;
import io.sluice.engine.proxy.Listener;
import io.sluice.engine.server.Server;
import io.sluice.engine.stream.ClientText;
import io.sluice.engine.stream.Stream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A stream in the layouts of {@code show sess}: one line, or the large form. Made on the stream's own loop, so it only looks and
 * formats. What has no counterpart here (task and channel flags) is printed as zero, so that the columns stay where tools expect them.
 */
final class StreamText {
    private static final String NEVER = "<NEVER>";

    private StreamText() {
    }

    static String line(Stream stream, boolean showsUri) {
        Backend backend = stream.backend();
        Server server = stream.server();
        boolean connecting = stream.state() == Stream.State.CONNECTING || stream.state() == Stream.State.RETRY_PAUSE;
        StringBuilder line = new StringBuilder();
        line.append(StreamIdentifier.text(stream.number())).append(": proto=").append(protocol(stream))
                .append(" src=").append(ClientText.peer(stream))
                .append(" fe=").append(stream.frontend().name())
                .append(" be=").append(backend == null ? "<NONE>" : backend.name())
                .append(" srv=").append(server == null ? "<none>" : server.name())
                .append(" ts=00 epoch=0 age=").append(WallTime.human(stream.ageMs(), ""))
                .append(" calls=1 rate=0 cpu=0 lat=0")
                .append(" rq[f=0h,i=0,an=00h,ax=] rp[f=0h,i=0,an=00h,ax=]")
                .append(" scf=[8,0h,fd=").append(stream.clientDescriptor())
                .append(",rex=").append(left(stream, stream.clientDeadlineMs(), "")).append(",wex=]")
                .append(" scb=[").append(serverState(stream)).append(",0h,fd=").append(stream.serverDescriptor())
                .append(",rex=").append(left(stream, stream.serverDeadlineMs(), "")).append(",wex=]")
                .append(" exp=").append(WallTime.human(stream.expiresInMs(), ""))
                .append(" rc=").append(stream.record().retries)
                .append(" c_exp=").append(connecting ? left(stream, stream.serverDeadlineMs(), "") : "");
        String uri = uri(stream.record());
        if (showsUri && !uri.isEmpty()) {
            line.append(" uri=\"").append(uri).append('"');
        }
        return line.append('\n').toString();
    }

    static String large(Stream stream, boolean showsUri) {
        TrafficRecord record = stream.record();
        Listener listener = stream.listener();
        Backend backend = stream.backend();
        Server server = stream.server();
        StringBuilder text = new StringBuilder();
        text.append(StreamIdentifier.text(stream.number())).append(": [").append(WallTime.millis(record.acceptDateMs))
                .append(String.format(Locale.ROOT, "%03d", record.acceptDateMicros))
                .append("] id=").append(StreamIdentifier.shortId(stream.number()))
                .append(" proto=").append(protocol(stream)).append(" source=").append(ClientText.peer(stream)).append('\n')
                .append("  flags=0x0, conn_retries=").append(record.retries)
                .append(", conn_exp=").append(left(stream, stream.serverDeadlineMs(), NEVER))
                .append(" conn_et=0x000 srv_conn=(nil), pend_pos=(nil) waiting=")
                .append(stream.state() == Stream.State.QUEUED ? 1 : 0).append(" epoch=0\n")
                .append("  frontend=").append(stream.frontend().name()).append(" (id=").append(stream.frontend().proxy().id())
                .append(" mode=").append(mode(stream.frontend().proxy().isHttp())).append("), listener=")
                .append(listener.line().name == null ? "?" : listener.line().name)
                .append(" (id=").append(listener.id()).append(") addr=").append(listener.address()).append('\n');
        if (backend == null) {
            text.append("  backend=<NONE> (id=-1 mode=-)\n");
        } else {
            text.append("  backend=").append(backend.name()).append(" (id=").append(backend.proxy().id()).append(" mode=")
                    .append(mode(backend.proxy().isHttp())).append(")\n");
        }
        if (server == null) {
            text.append("  server=<NONE> (id=-1)\n");
        } else {
            text.append("  server=").append(server.name()).append(" (id=").append(server.id()).append(") addr=")
                    .append(server.address()).append('\n');
        }
        text.append("  task=(nil) (state=0x00 nice=0 calls=1 rate=0 exp=").append(WallTime.human(stream.expiresInMs(), NEVER))
                .append(" tid=").append(stream.context().loop().index()).append(" age=")
                .append(WallTime.human(stream.ageMs(), "")).append(")\n");
        String uri = uri(record);
        if (showsUri && !uri.isEmpty()) {
            text.append("  uri=\"").append(uri).append("\"\n");
        }
        side(text, "scf", "EST", stream.clientDescriptor(), left(stream, stream.clientDeadlineMs(), NEVER));
        side(text, "scb", serverStateName(stream), stream.serverDescriptor(), left(stream, stream.serverDeadlineMs(), NEVER));
        return text.append("  req=(nil) (f=0x0 an=0x0 tofwd=0 total=").append(record.bytesFromClient).append(")\n")
                .append("  res=(nil) (f=0x0 an=0x0 tofwd=0 total=").append(record.bytesToClient).append(")\n").toString();
    }

    private static void side(StringBuilder text, String name, String state, int descriptor, String left) {
        text.append("  ").append(name).append("=(nil) flags=0x00000000 state=").append(state).append(" fd=").append(descriptor)
                .append(" rex=").append(left).append(" wex=").append(NEVER).append('\n');
    }

    private static String mode(boolean http) {
        return http ? "http" : "tcp";
    }

    private static String protocol(Stream stream) {
        return switch (stream.listener().address().kind()) {
            case IPV4 -> "tcpv4";
            case IPV6 -> "tcpv6";
            case UNIX, ABSTRACT, DESCRIPTOR -> ClientText.peer(stream).startsWith("unix:") ? "unix_stream" : "tcpv4";
        };
    }

    private static String left(Stream stream, long deadlineMs, String never) {
        if (deadlineMs == Long.MAX_VALUE) {
            return never;
        }
        return WallTime.human(Math.max(0, deadlineMs - stream.context().loop().nowMs()), never);
    }

    /** HAProxy's number for the state of the server side. */
    private static int serverState(Stream stream) {
        return switch (stream.state()) {
            case REQUEST -> 0;
            case QUEUED -> 2;
            case RETRY_PAUSE -> 3;
            case CONNECTING -> 5;
            case TRANSFER -> 8;
            case CLOSED -> 10;
        };
    }

    private static String serverStateName(Stream stream) {
        return switch (stream.state()) {
            case REQUEST -> "INI";
            case QUEUED -> "QUE";
            case RETRY_PAUSE -> "TAR";
            case CONNECTING -> "CON";
            case TRANSFER -> "EST";
            case CLOSED -> "CLO";
        };
    }

    private static String uri(TrafficRecord record) {
        StringBuilder text = new StringBuilder();
        String line = new String(record.requestLine, 0, record.requestLineLength, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' || c < ' ' || c >= 0x7f) {
                text.append(String.format(Locale.ROOT, "#%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
