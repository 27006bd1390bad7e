package io.sluice.bench.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** Least, middle and greatest of some figures. */
public record Spread(double least, double median, double most) {

    public static Spread of(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** The middle of one figure of each element. */
    public static <T> double median(Collection<T> elements, ToDoubleFunction<T> figure) {
        return of(elements.stream().mapToDouble(figure).toArray()).median();
    }
}
