package io.sluice.engine.balance.algorithm;

import io.sluice.base.bytes.Buffer;
import io.sluice.engine.balance.Algorithm;
import io.sluice.engine.balance.BalanceKey;
import io.sluice.engine.balance.Membership;
import io.sluice.engine.balance.Pool;
import io.sluice.engine.server.Server;
import io.sluice.http.http1.HeadIndex;
import io.sluice.language.config.model.HashType;

/**
 * {@code source}: the exclusive or of the client address's 32-bit words, whatever the hash function; other clients than those of IPv4 and
 * IPv6 are served in turn.
 */
final class SourceHash implements Algorithm {

    private static final int FAMILY_IPV4 = 2;
    private static final int FAMILY_IPV6 = 10;

    private final HashedPools pools;

    SourceHash(HashType type, int balanceFactor) {
        this.pools = new HashedPools(type, balanceFactor);
    }

    @Override
    public void prepare(BalanceKey key, HeadIndex head, Buffer buffer) {
        byte[] address = key.clientAddress;
        if (address.length >= 8 && address[0] == FAMILY_IPV4) {
            pools.place(key, word(address, 4));
        } else if (address.length >= 24 && address[0] == FAMILY_IPV6) {
            pools.place(key, word(address, 8) ^ word(address, 12) ^ word(address, 16) ^ word(address, 20));
        } else {
            key.hasHash = false;
        }
    }

    private static int word(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << 24 | (bytes[offset + 1] & 0xff) << 16 | (bytes[offset + 2] & 0xff) << 8
            | bytes[offset + 3] & 0xff;
    }

    @Override
    public Pool createPool(Server[] servers) {
        return pools.create(servers);
    }

    @Override
    public Membership createMembership(Server server, int order) {
        return new Member(server, order);
    }

    @Override
    public boolean isDynamic() {
        return pools.areDynamic();
    }

    @Override
    public boolean skipsFullServers() {
        return false;
    }
}
