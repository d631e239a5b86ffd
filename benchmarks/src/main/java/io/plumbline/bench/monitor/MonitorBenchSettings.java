package io.plumbline.bench.monitor;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param predictions that there are to be judged
 * @param rounds in which each variant runs once, after one that does not count
 * @param warmUp from a run's first commit on, not counted
 * @param time of a run that is counted, at most
 */
record MonitorBenchSettings(long predictions, int rounds, Duration warmUp, Duration time) {

    static MonitorBenchSettings full() {
        return new MonitorBenchSettings(1_000_000, 5, Duration.ofSeconds(5), Duration.ofSeconds(25));
    }

    static MonitorBenchSettings quick() {
        return new MonitorBenchSettings(400_000, 3, Duration.ofSeconds(3), Duration.ofSeconds(10));
    }

    static MonitorBenchSettings smoke() {
        return new MonitorBenchSettings(4_000, 1, Duration.ofMillis(1), Duration.ofSeconds(1));
    }
}
