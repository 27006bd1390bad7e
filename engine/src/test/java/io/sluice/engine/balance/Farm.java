package io.sluice.engine.balance;

import io.sluice.base.address.IpText;
import io.sluice.base.address.SocketAddress;
import io.sluice.base.bytes.Buffer;
import io.sluice.engine.server.Server;
import io.sluice.http.http1.HeadIndex;
import io.sluice.http.http1.HeadParser;
import io.sluice.language.config.model.Balance;
import io.sluice.language.config.model.HashType;
import io.sluice.language.config.model.Position;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;
import io.sluice.language.config.model.ServerLine;
import io.sluice.net.syscall.SocketAddressCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Test kit: the servers of one backend under an algorithm, driven as a backend drives them. */
public final class Farm {

    private static final int BUFFER_BYTES = 16_384;

    public final ProxySection section;
    public final Server[] servers;
    public final Balancer balancer;
    public final BalanceKey key = new BalanceKey();
    private final Buffer buffer = Buffer.allocate(BUFFER_BYTES);
    private final HeadParser parser = new HeadParser(BUFFER_BYTES);
    private final HeadIndex index = new HeadIndex();

    public Farm(ProxySection section) {
        this.section = section;
        servers = new Server[section.servers.size()];
        for (int i = 0; i < servers.length; i++) {
            ServerLine line = section.servers.get(i);
            servers[i] = new Server(section.name, line.id > 0 ? line.id : i + 1, line, 1, 0);
        }
        balancer = Algorithms.create(section, servers);
    }

    /** A section whose servers have these weights, named s1, s2, … */
    public static ProxySection section(Balance balance, int... weights) {
        ProxySection section = new ProxySection();
        section.name = "b";
        section.balance = balance;
        for (int i = 0; i < weights.length; i++) {
            ServerLine line = new ServerLine();
            line.name = "s" + (i + 1);
            line.weight = weights[i];
            line.address = SocketAddress.ofIp(IpText.parse("127.0.0.1"), 1 + i % 60_000);
            section.servers.add(line);
        }
        return section;
    }

    /** Farms of a recorded table: paragraphs that begin with {@code = algorithm options}, then {@code server name options} lines. */
    public static ProxySection section(String heading, List<String> serverLines) {
        ProxySection section = new ProxySection();
        section.name = "b";
        List<String> words = new ArrayList<>(List.of(heading.split(" ", -1)));
        if (words.remove("allbackups")) {
            section.options.add(ProxyOption.ALL_BACKUPS);
        }
        int factor = words.indexOf("factor");
        if (factor > 0) {
            section.hashBalanceFactor = Integer.parseInt(words.get(factor + 1));
            words = words.subList(0, factor);
        }
        int hashType = words.indexOf("hash-type");
        if (hashType >= 0) {
            section.hashType = hashType(words.subList(hashType + 1, words.size()));
        }
        section.balance = balance(words.subList(1, hashType < 0 ? words.size() : hashType));
        for (String text : serverLines) {
            section.servers.add(line(text.split(" ", -1)));
        }
        return section;
    }

    private static Balance balance(List<String> words) {
        String word = words.get(0);
        int open = word.indexOf('(');
        List<String> arguments = new ArrayList<>(words.subList(1, words.size()));
        if (open >= 0) {
            arguments.addFirst(word.substring(open + 1, word.indexOf(')')));
        }
        return new Balance(open < 0 ? word : word.substring(0, open), 0, arguments, Position.NONE);
    }

    private static HashType hashType(List<String> words) {
        boolean consistent = words.get(0).equals("consistent");
        if (words.size() == 1) {
            return new HashType(consistent, "sdbm", consistent);
        }
        return new HashType(consistent, words.get(1), words.contains("avalanche"));
    }

    private static ServerLine line(String[] words) {
        ServerLine line = new ServerLine();
        line.name = words[1];
        line.address = SocketAddress.ofIp(IpText.parse("127.0.0.1"), 80);
        for (int i = 2; i < words.length; i++) {
            switch (words[i]) {
                case "weight" -> line.weight = Integer.parseInt(words[++i]);
                case "maxconn" -> line.maxconn = Integer.parseInt(words[++i]);
                case "id" -> line.id = Integer.parseInt(words[++i]);
                case "backup" -> line.backup = true;
                case "disabled" -> line.disabled = true;
                default -> throw new IllegalArgumentException(words[i]);
            }
        }
        return line;
    }

    public Server server(String name) {
        for (Server server : servers) {
            if (server.name().equals(name)) {
                return server;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** A server with a place taken, or null. */
    public Server take(Server avoid) {
        Server server = balancer.pick(key, avoid);
        if (server == null || !server.takePlace()) {
            return null;
        }
        balancer.loadChanged(server, 1);
        return server;
    }

    public void give(Server server) {
        server.givePlaceBack();
        balancer.loadChanged(server, -1);
    }

    /** One request after the other: the name of the server, {@code -} without one. */
    public String request() {
        Server server = take(null);
        if (server == null) {
            return "-";
        }
        give(server);
        return server.name();
    }

    /** One request from an address in text form. */
    public String requestFrom(String address) {
        key.clientAddress = new byte[SocketAddressCodec.MAXIMUM_BYTES];
        SocketAddressCodec.encode(SocketAddress.ofIp(IpText.parse(address), 1000), key.clientAddress);
        balancer.prepare(key, null, null);
        return request();
    }

    /** Reads a request with a target and headers; its head is gone when the server is chosen. */
    public void prepare(String target, List<String> headers) {
        prepare("GET " + target + " HTTP/1.1\r\nhost: x\r\n" + String.join("", headers.stream().map(line -> line + "\r\n").toList()) + "\r\n");
    }

    /** Reads a request with a target, a host and a header named x-key. */
    public void prepare(String target, String host, String key) {
        prepare("GET " + target + " HTTP/1.1\r\nhost: " + host + "\r\nx-key: " + key + "\r\n\r\n");
    }

    private void prepare(String head) {
        int length = buffer.put(0, head.getBytes(StandardCharsets.ISO_8859_1));
        if (parser.parseRequest(buffer, 0, length, index) != length) {
            throw new IllegalArgumentException(head);
        }
        balancer.prepare(key, index, buffer);
        buffer.put(0, new byte[length]);
    }

    public void state(Server server, int administrativeBits) {
        boolean maintained = (administrativeBits & Server.MAINTENANCE) != 0;
        server.changeState(administrativeBits, maintained ? Server.Operation.STOPPED : Server.Operation.RUNNING, 0);
        balancer.update(server);
    }

    public void weight(Server server, int weight) {
        server.userWeight(weight);
        balancer.update(server);
    }
}
