package io.sluice.engine.balance;

import io.sluice.engine.balance.algorithm.AlgorithmList;
import io.sluice.engine.server.Server;
import io.sluice.language.config.model.Balance;
import io.sluice.language.config.model.HashType;
import io.sluice.language.config.model.ProxyOption;
import io.sluice.language.config.model.ProxySection;

/** Makes the balancer that a backend asks for. */
public final class Algorithms {

    private Algorithms() {
    }

    /** A balancer without servers, with the default hash; null when the algorithm is not provided. */
    public static Balancer create(Balance balance) {
        Algorithm algorithm = AlgorithmList.create(balance, HashType.DEFAULT, 0);
        return algorithm == null ? null : new Balancer(algorithm, new Server[0], false);
    }

    /** The balancer of a backend over its servers. */
    public static Balancer create(ProxySection section, Server[] servers) {
        Algorithm algorithm = AlgorithmList.create(section.balance, section.hashType, section.hashBalanceFactor);
        return new Balancer(algorithm, servers, section.has(ProxyOption.ALL_BACKUPS));
    }
}
