package io.sluice.engine.stats;

/**
 * Average and longest queue, connect, response and total times of a server or backend, in milliseconds.
 *
 * <p>The average is a sliding one over about the last 1,024 values: each new value replaces the 1,024th part of the sum. Loops write
 * without synchronisation: a lost update changes an average by less than a thousandth.
 */
public final class TimeAverages {

    private static final int SAMPLES = 1_024;

    private long queueSum;
    private long connectSum;
    private long responseSum;
    private long totalSum;
    private int queueMax;
    private int connectMax;
    private int responseMax;
    private int totalMax;

    /** Records one finished stream; negative times count as 0. */
    public void record(int queueMs, int connectMs, int responseMs, int totalMs) {
        queueSum = add(queueSum, queueMs);
        connectSum = add(connectSum, connectMs);
        responseSum = add(responseSum, responseMs);
        totalSum = add(totalSum, totalMs);
        queueMax = Math.max(queueMax, queueMs);
        connectMax = Math.max(connectMax, connectMs);
        responseMax = Math.max(responseMax, responseMs);
        totalMax = Math.max(totalMax, totalMs);
    }

    private static long add(long sum, int value) {
        return sum - (sum + SAMPLES - 1) / SAMPLES + Math.max(0, value);
    }

    private static int average(long sum) {
        return (int) ((sum + SAMPLES - 1) / SAMPLES);
    }

    public int queueMs() {
        return average(queueSum);
    }

    public int connectMs() {
        return average(connectSum);
    }

    public int responseMs() {
        return average(responseSum);
    }

    public int totalMs() {
        return average(totalSum);
    }

    public int queueMaxMs() {
        return queueMax;
    }

    public int connectMaxMs() {
        return connectMax;
    }

    public int responseMaxMs() {
        return responseMax;
    }

    public int totalMaxMs() {
        return totalMax;
    }

    /** Forgets the longest times. */
    public void clearMaxima() {
        queueMax = 0;
        connectMax = 0;
        responseMax = 0;
        totalMax = 0;
    }
}
