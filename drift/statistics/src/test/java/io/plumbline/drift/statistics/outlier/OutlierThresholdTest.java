package io.plumbline.drift.statistics.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class OutlierThresholdTest {

    private static double[] scores(long seed, int count) {
        return DoubleStream.generate(new SplittableRandom(seed)::nextGaussian)
                .limit(count)
                .toArray();
    }

    @Test
    void shouldCallTheStrangestHundredthOutliers() {
        // Given
        double[] reference = scores(1, 10_000);
        // When
        OutlierThreshold threshold = OutlierThreshold.of(reference, OutlierThreshold.DEFAULT_SHARE);
        // Then
        assertThat(threshold.referenceOutliers()).isEqualTo(100);
        assertThat(DoubleStream.of(reference).filter(threshold::isOutlier)).hasSize(100);
        assertThat(DoubleStream.of(scores(2, 10_000)).filter(threshold::isOutlier))
                .hasSizeBetween(60, 150);
        assertThat(threshold.isOutlier(Double.NaN)).isTrue();
    }

    @Test
    void shouldNotExceedTheShareWhereScoresAreTied() {
        // Given
        double[] reference = {1, 1, 1, 2, 2, 2, 2, 2, 2, 3};
        // When
        OutlierThreshold threshold = OutlierThreshold.of(reference, 0.5);
        // Then
        assertThat(threshold).isEqualTo(new OutlierThreshold(2, 1, 10));
    }

    @Test
    void shouldRefuseAShareOfAll() {
        // When
        Throwable thrown = catchThrowable(() -> OutlierThreshold.of(scores(1, 10), 1));
        // Then
        assertThat(thrown).hasMessage("No threshold has a share of 1.0 of 10 reference images above it");
    }
}
