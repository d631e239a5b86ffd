package io.plumbline.bench.drift.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.bench.drift.figures.Estimate.Counted;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void shouldCountClustersAndNotTheValuesInThem() {
        // Given
        List<double[]> clusters = List.of(new double[] {1, 1, 1, 1}, new double[] {3, 3, 3, 3});
        // When
        Estimate estimate = Estimate.ofClusters(clusters);
        // Then
        assertThat(estimate).isEqualTo(new Estimate(2, 1));
    }

    @Test
    void shouldFindTheStandardErrorOfAMean() {
        // Given
        double[] values = {2, 4, 4, 4, 5, 5, 7, 9};
        // When
        Estimate estimate = Estimate.of(values);
        // Then: R's sd(x) / sqrt(length(x))
        assertThat(estimate.value()).isEqualTo(5);
        assertThat(estimate.standardError()).isCloseTo(0.7559289, within(1e-7));
    }

    @Test
    void shouldDivideAllImagesByAllAlarms() {
        // Given
        List<Counted> counts = List.of(new Counted(1_000, 10), new Counted(1_000, 30));
        // When
        Estimate estimate = Estimate.ofRatio(counts);
        // Then
        assertThat(estimate.value()).isEqualTo(50);
        assertThat(estimate.standardError()).isCloseTo(25, within(1e-9));
    }

    @Test
    void shouldTellHowFarRatiosOfRepeatedRunsSpread() {
        // Given
        SplittableRandom random = new SplittableRandom(5);
        // When
        List<Estimate> repeated = IntStream.range(0, 400)
                .mapToObj(run -> Estimate.ofRatio(IntStream.range(0, 15)
                        .mapToObj(i -> new Counted(10_000, alarms(random, 10_000, .01)))
                        .toList()))
                .toList();
        // Then
        double spread = standardDeviation(repeated.stream().mapToDouble(Estimate::value));
        double told =
                repeated.stream().mapToDouble(Estimate::standardError).average().orElseThrow();
        assertThat(told).isBetween(.85 * spread, 1.15 * spread);
    }

    private static long alarms(SplittableRandom random, int images, double rate) {
        return IntStream.range(0, images)
                .filter(i -> random.nextDouble() < rate)
                .count();
    }

    private static double standardDeviation(DoubleStream values) {
        double[] all = values.toArray();
        double mean = DoubleStream.of(all).average().orElseThrow();
        return Math.sqrt(DoubleStream.of(all)
                .map(value -> Math.pow(value - mean, 2))
                .average()
                .orElseThrow());
    }
}
