package io.sluice.engine.check;

import io.sluice.base.address.SocketAddress;
import io.sluice.engine.server.CheckState;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.CheckRule;
import io.sluice.language.config.model.CheckSettings;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The request of an HTTP check. Immutable; only {@code http-check send-state} makes it differ from time to time. */
final class HttpRequestMessage implements Step.Message {

    private final String start;
    private final String end;
    private final byte[] whole;
    private final boolean sendsState;
    private final String node;

    /** {@code rule} is null when no line says what to send. */
    HttpRequestMessage(CheckSettings settings, CheckRule rule, String node) {
        boolean own = rule != null;
        String method = own && rule.method != null ? rule.method : settings.method;
        String uri = own && rule.uri != null ? rule.uri : settings.uri;
        String version = own && rule.version != null ? rule.version : settings.version;
        String body = own && rule.body != null ? rule.body : "";
        StringBuilder head = new StringBuilder(method).append(' ').append(uri).append(' ').append(version).append("\r\n");
        if (own) {
            for (int i = 0; i < rule.headers.size(); i += 2) {
                head.append(rule.headers.get(i).toLowerCase(Locale.ROOT)).append(": ").append(rule.headers.get(i + 1)).append("\r\n");
            }
        }
        this.start = head.toString();
        boolean persistent = !version.endsWith("1.0");
        boolean plain = body.isEmpty() && switch (method) {
            case "GET", "HEAD", "OPTIONS", "DELETE", "TRACE" -> true;
            default -> false;
        };
        this.end = (plain ? "" : "content-length: " + body.length() + "\r\n") + (persistent ? "connection: close\r\n" : "") + "\r\n" + body;
        this.whole = (start + end).getBytes(StandardCharsets.ISO_8859_1);
        this.sendsState = settings.sendsState;
        this.node = node;
    }

    @Override
    public byte[] bytes(Server server) {
        return sendsState ? (start + "x-haproxy-server-state: " + state(server) + "\r\n" + end).getBytes(StandardCharsets.ISO_8859_1) : whole;
    }

    private String state(Server server) {
        CheckState check = server.check();
        String word = switch (server.operation()) {
            case STOPPED -> check.health() > 0 ? "DOWN " + check.health() + "/" + check.rise() : "DOWN";
            case STOPPING -> "NOLB" + lowering(check);
            default -> server.isDraining() ? "DRAIN" + lowering(check) : "UP" + lowering(check);
        };
        SocketAddress address = server.address();
        return word + "; address=" + address.host() + "; port=" + address.port() + "; name=" + server + "; node=" + node + "; weight=" + server.effectiveWeight() + "/" + server.states().totalWeight()
            + "; scur=" + server.sessions().current() + "/" + server.states().currentSessions() + "; qcur=" + server.queue().size();
    }

    private static String lowering(CheckState check) {
        return check.health() >= check.fullHealth() ? "" : " " + (check.health() - check.rise() + 1) + "/" + check.fall();
    }
}
