package io.sluice.language.config;

import io.sluice.language.config.keyword.ProxyDraft;
import io.sluice.language.config.model.ServerLine;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether a server can follow another one ({@code track}): the chain must end at a server that is checked. */
final class TrackingChain {

    private TrackingChain() {
    }

    /** What is wrong with a chain whose first link exists; null when nothing is, or when a later link is reported by its own server. */
    static String problem(ProxyDraft owner, ServerLine start, Map<String, ProxyDraft> backends) {
        ProxyDraft draft = owner;
        ServerLine server = start;
        String first = null;
        Set<ServerLine> seen = new HashSet<>();
        while (server.track != null) {
            int slash = server.track.indexOf('/');
            draft = slash < 0 ? draft : backends.get(server.track.substring(0, slash));
            server = draft == null ? null : find(draft, server.track.substring(slash + 1));
            if (server == null || !seen.add(server)) {
                // A link is missing, or the chain runs into a loop beside its start: those inside report it.
                return null;
            }
            String name = draft.section.name + "/" + server.name;
            first = first == null ? name : first;
            if (server == start) {
                return "unable to track " + first + " as it belongs to a tracking chain looping back to " + name + ".";
            }
        }
        return server.check || server.agentCheck ? null
            : "unable to use " + draft.section.name + "/" + server.name + " for tracking as it does not have any check nor agent enabled.";
    }

    private static ServerLine find(ProxyDraft draft, String name) {
        for (ServerLine server : draft.section.servers) {
            if (name.equals(server.name)) {
                return server;
            }
        }
        return null;
    }
}
