package io.sluice.bench.run;

import io.sluice.bench.report.Spread;
import io.sluice.bench.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** All rounds of one scenario: the two programs in pairs, each pair measured directly one after the other. */
public final class Comparison {

    private final Scenario scenario;
    private final List<Measurement> sluice = new ArrayList<>();
    private final List<Measurement> haproxy = new ArrayList<>();

    Comparison(Scenario scenario) {
        this.scenario = scenario;
    }

    void add(Measurement ofSluice, Measurement ofHaproxy) {
        sluice.add(ofSluice);
        haproxy.add(ofHaproxy);
    }

    public Scenario scenario() {
        return scenario;
    }

    public List<Measurement> sluice() {
        return sluice;
    }

    public List<Measurement> haproxy() {
        return haproxy;
    }

    /** CPU time per request of Sluice as a share of HAProxy's, pair by pair. */
    public Spread ratio() {
        double[] ratios = new double[sluice.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = sluice.get(i).cpuMicros() / haproxy.get(i).cpuMicros();
        }
        return Spread.of(ratios);
    }

    public long errors() {
        return sluice.stream().mapToLong(one -> one.client().errors()).sum() + haproxy.stream().mapToLong(one -> one.client().errors()).sum();
    }
}
