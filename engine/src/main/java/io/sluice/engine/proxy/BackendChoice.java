package io.sluice.engine.proxy;

import io.sluice.language.rule.SwitchingRule;
import io.sluice.language.sample.Sample;
import io.sluice.language.sample.SampleType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Where a frontend's requests go: its {@code use_backend} rules and the backend for all others. Immutable, shared by all loops. */
public final class BackendChoice {

    private final SwitchingRule[] rules;
    private final Backend[] targets;
    private final Backend otherwise;
    private final byte[][] names;
    private final Backend[] named;

    /** {@code backends} are all that a name can lead to; {@code otherwise} may be null. */
    public BackendChoice(List<SwitchingRule> rules, Map<String, Backend> backends, Backend otherwise) {
        this.rules = rules.toArray(new SwitchingRule[0]);
        this.targets = new Backend[this.rules.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = this.rules[i].name() == null ? backends.get(this.rules[i].reference().name()) : null;
        }
        this.otherwise = otherwise;
        String[] sorted = backends.keySet().toArray(new String[0]);
        Arrays.sort(sorted);
        this.names = new byte[sorted.length][];
        this.named = new Backend[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            names[i] = sorted[i].getBytes(StandardCharsets.ISO_8859_1);
            named[i] = backends.get(sorted[i]);
        }
    }

    /** The backend of the first rule that holds; null when there is none. A computed name that leads nowhere ends the search, as in HAProxy. */
    public Backend choose(Exchange exchange, Sample sample) {
        for (int i = 0; i < rules.length; i++) {
            SwitchingRule rule = rules[i];
            if (rule.condition() != null && !rule.condition().holds(exchange, sample)) {
                continue;
            }
            if (targets[i] != null) {
                return targets[i];
            }
            Backend found = rule.name().evaluate(exchange, sample, SampleType.STRING) ? find(sample) : null;
            return found == null ? otherwise : found;
        }
        return otherwise;
    }

    private Backend find(Sample name) {
        int low = 0;
        int high = names.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            byte[] candidate = names[middle];
            int order = Arrays.compareUnsigned(candidate, 0, candidate.length, name.bytes, name.from, name.from + name.length);
            if (order == 0) {
                return named[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }
}
