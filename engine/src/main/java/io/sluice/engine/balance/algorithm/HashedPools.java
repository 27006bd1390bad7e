package io.sluice.engine.balance.algorithm;

import io.sluice.base.hash.HashFunction;
import io.sluice.engine.balance.BalanceKey;
import io.sluice.engine.balance.Pool;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.HashType;

/** How hashes become servers: what a {@code hash-type} line and the balance factor say. Immutable. */
final class HashedPools {

    private final boolean consistent;
    private final boolean avalanche;
    private final int balanceFactor;

    HashedPools(HashType type, int balanceFactor) {
        this.consistent = type.consistent();
        this.avalanche = type.avalanche();
        this.balanceFactor = balanceFactor;
    }

    /** Gives the request its hash. */
    void place(BalanceKey key, int hash) {
        key.hash = avalanche ? HashFunction.avalanche(hash) : hash;
        key.hasHash = true;
    }

    Pool create(Server[] servers) {
        return consistent ? new RingPool(balanceFactor) : new MapPool(servers, true);
    }

    /** A map knows the weights of the configuration only. */
    boolean areDynamic() {
        return consistent;
    }
}
