package io.sluice.engine.balance.algorithm;

import io.sluice.engine.balance.Algorithm;
import io.sluice.language.config.model.Balance;
import io.sluice.language.config.model.HashType;

/** The table of contents of this folder. */
public final class AlgorithmList {

    private AlgorithmList() {
    }

    /** The algorithm with the configuration's name; null when there is none. */
    public static Algorithm create(Balance balance, HashType hashType, int balanceFactor) {
        return switch (balance.algorithm()) {
            case "roundrobin" -> new RoundRobin();
            case "static-rr" -> new StaticRoundRobin();
            case "leastconn" -> new LeastConnections();
            case "first" -> new First();
            case "source" -> new SourceHash(hashType, balanceFactor);
            case "uri" -> new KeyHash(new UriKey(balance.arguments()), hashType, balanceFactor);
            case "url_param" -> new KeyHash(new UrlParameter(balance.arguments().get(0)), hashType, balanceFactor);
            case "hdr" -> new KeyHash(new HeaderKey(balance.arguments().get(0), balance.arguments().contains("use_domain_only")), hashType,
                balanceFactor);
            case "random" -> new RandomDraws(Math.max(1, balance.draws()), balanceFactor);
            default -> null;
        };
    }
}
