package io.sluice.engine.proxy;

import io.sluice.engine.log.LogNames;
import io.sluice.engine.server.Server;
import io.sluice.engine.server.ServerSockets;
import io.sluice.engine.server.ServerStates;
import io.sluice.engine.stats.ProcessState;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import java.util.HashSet;
import java.util.Set;

/** Makes the servers of a backend from its lines, numbers and finds them. */
final class ServerList {

    private ServerList() {
    }

    static Server[] create(ProxySection section, ProcessState process, ServerStates states) {
        Server[] created = new Server[section.servers.size()];
        Set<Integer> taken = new HashSet<>();
        for (ServerLine line : section.servers) {
            taken.add(line.id);
        }
        // As in HAProxy, a server with a number of its own uses up one of the numbers given by position.
        int next = 1;
        for (int i = 0; i < created.length; i++) {
            ServerLine line = section.servers.get(i);
            int id = line.id;
            if (id <= 0) {
                while (taken.contains(next)) {
                    next++;
                }
                id = next;
            }
            next++;
            created[i] = new Server(section.name, id, line, process.loops(), process.startWallMs());
            created[i].states(states);
            created[i].sockets(ServerSockets.of(section, line, process.serverSockets()));
            if (section.sendNameHeader != null) {
                created[i].nameLine(LogNames.bytes(section.sendNameHeader + ": " + line.name + "\r\n"));
            }
        }
        return created;
    }

    /** By name, or by number when the name is {@code #<id>}; null when there is none. */
    static Server find(Server[] servers, String nameOrId) {
        int id = ProxyTable.idOf(nameOrId);
        for (Server server : servers) {
            if (id >= 0 ? server.id() == id : server.name().equals(nameOrId)) {
                return server;
            }
        }
        return null;
    }
}
