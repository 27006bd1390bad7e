package io.sluice.engine.balance.algorithm;

import io.sluice.base.hash.HashFunction;
import io.sluice.base.bytes.Buffer;
import io.sluice.engine.balance.Algorithm;
import io.sluice.engine.balance.BalanceKey;
import io.sluice.engine.balance.Membership;
import io.sluice.engine.balance.Pool;
import io.sluice.engine.server.Server;
import io.sluice.http.http1.HeadIndex;
import io.sluice.language.config.model.HashType;
import java.util.Locale;

/**
 * The algorithms that tie a part of the request to a server: {@code uri}, {@code url_param}, {@code hdr}. They differ in their
 * {@link KeyReader} only; {@code hash-type} chooses function and pool. The hash is made once per request, so that it outlives the head.
 */
final class KeyHash implements Algorithm {

    private final KeyReader reader;
    private final HashFunction function;
    private final HashedPools pools;

    KeyHash(KeyReader reader, HashType type, int balanceFactor) {
        this.reader = reader;
        this.function = HashFunction.valueOf(type.function().toUpperCase(Locale.ROOT));
        this.pools = new HashedPools(type, balanceFactor);
    }

    @Override
    public void prepare(BalanceKey key, HeadIndex head, Buffer buffer) {
        key.clear();
        if (reader.read(key, head, buffer)) {
            pools.place(key, function.of(key.bytes(), key.length()));
        } else {
            key.hasHash = false;
        }
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
