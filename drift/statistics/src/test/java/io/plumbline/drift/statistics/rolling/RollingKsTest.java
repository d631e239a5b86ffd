package io.plumbline.drift.statistics.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.Population;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RollingKsTest {

    private static final Population POPULATION = Population.healthy(3);
    private static final long RUN_LENGTH_IMAGES = 2_000;
    private static final ReferenceProfile ONE = profile(1);
    private static final ReferenceProfile THREE = profile(3);

    private static ReferenceProfile profile(int exceedances) {
        SplittableRandom random = new SplittableRandom(1);
        return ReferenceProfile.of(
                POPULATION.features(),
                POPULATION.vectors(random, 5_000),
                POPULATION.vectors(random, 10_000),
                new Calibrator(new CalibrationSettings(100, 20, exceedances, 2_000_000), 3));
    }

    private static RollingKs test(ReferenceProfile profile) {
        return new RollingKs(profile.counts(), profile.calibration(), RUN_LENGTH_IMAGES);
    }

    /** Judges panes one after another. */
    private static List<Suspicion> judge(RollingKs test, List<Pane> panes) {
        List<Suspicion> suspicions = new ArrayList<>();
        RollingState state = RollingState.initial();
        for (Pane pane : panes) {
            suspicions.add(test.judge(state, pane));
            state = suspicions.get(suspicions.size() - 1).state();
        }
        return suspicions;
    }

    private static List<Pane> panes(ReferenceProfile profile, int count, int images, double... shifts) {
        SplittableRandom random = new SplittableRandom(9);
        List<Pane> panes = new ArrayList<>();
        for (double shift : shifts) {
            for (int i = 0; i < count; i++) {
                panes.add(POPULATION.shifted(shift).pane(profile.binning(), random, images, panes.size() * 1_000L));
            }
        }
        return panes;
    }

    /** Mean run length over a thousand false suspicions, each from an empty window. */
    private static double runLength(ReferenceProfile profile) {
        RollingKs test = test(profile);
        SplittableRandom random = new SplittableRandom(4);
        RollingState state = RollingState.initial();
        int alarms = 0;
        long images = 0;
        while (images < 1_000 * RUN_LENGTH_IMAGES) {
            Suspicion suspicion = test.judge(state, POPULATION.pane(profile.binning(), random, 20, images));
            images += 20;
            alarms += suspicion.raised() ? 1 : 0;
            state = suspicion.raised() ? RollingState.initial() : suspicion.state();
        }
        return (double) images / alarms;
    }

    /** The standard error of a thousand run lengths is 3 %; the rest is left to the reference, which is a sample too. */
    @Test
    void shouldHaveTheRunLengthThatWasAsked() {
        // Given
        ReferenceProfile profile = ONE;
        // When
        double runLength = runLength(profile);
        // Then
        assertThat(runLength).isCloseTo(RUN_LENGTH_IMAGES, within(0.2 * RUN_LENGTH_IMAGES));
    }

    @Test
    void shouldHaveTheRunLengthThatWasAskedWithThreeExceedances() {
        // Given
        ReferenceProfile profile = THREE;
        // When
        double runLength = runLength(profile);
        // Then
        assertThat(runLength).isCloseTo(RUN_LENGTH_IMAGES, within(0.2 * RUN_LENGTH_IMAGES));
    }

    @Test
    void shouldSayNothingBeforeTheWindowIsFull() {
        // Given
        List<Pane> panes = panes(ONE, 5, 20, 5);
        // When
        List<Suspicion> suspicions = judge(test(ONE), panes);
        // Then
        assertThat(suspicions).extracting(Suspicion::full).containsExactly(false, false, false, false, true);
        assertThat(suspicions).extracting(Suspicion::raised).containsExactly(false, false, false, false, true);
        assertThat(suspicions).extracting(Suspicion::calm).containsOnly(false);
    }

    @Test
    void shouldWaitForConsecutiveExceedances() {
        // Given
        List<Pane> panes = panes(THREE, 7, 20, 5);
        // When
        List<Suspicion> suspicions = judge(test(THREE), panes);
        // Then
        assertThat(suspicions)
                .extracting(suspicion -> suspicion.state().exceedances())
                .containsExactly(0, 0, 0, 0, 1, 2, 3);
        assertThat(suspicions)
                .extracting(Suspicion::raised)
                .containsExactly(false, false, false, false, false, false, true);
    }

    @Test
    void shouldLookAgainOnlyAfterAStride() {
        // Given
        List<Pane> panes = panes(THREE, 25, 5, 5);
        // When
        List<Suspicion> suspicions = judge(test(THREE), panes);
        // Then
        assertThat(suspicions.subList(18, 25))
                .extracting(suspicion -> suspicion.state().exceedances())
                .containsExactly(0, 1, 1, 1, 1, 2, 2);
    }

    @Test
    void shouldCalmDownWhenTheStreamIsItselfAgain() {
        // Given
        List<Pane> panes = panes(ONE, 20, 20, 3, 0);
        // When
        List<Suspicion> suspicions = judge(test(ONE), panes);
        // Then
        assertThat(suspicions.get(19).raised()).isTrue();
        assertThat(suspicions.get(39).raised()).isFalse();
        assertThat(suspicions.subList(25, 40)).filteredOn(Suspicion::calm).hasSizeGreaterThan(8);
        assertThat(suspicions.get(39).state().exceedances()).isZero();
    }

    @Test
    void shouldSeeAFeatureMoveOnAndComeBack() {
        // Given
        List<Pane> panes = panes(ONE, 5, 20, 0, 2, 2, 0);
        // When
        List<Suspicion> suspicions = judge(test(ONE), panes);
        // Then
        assertThat(suspicions.get(6).trends().get(0).change()).isBetween(0.2, 1.0);
        assertThat(suspicions.get(14).trends().get(0).change()).isBetween(-0.2, 0.2);
        assertThat(suspicions.get(16).trends().get(0).change()).isLessThan(-0.2);
    }

    @Test
    void shouldHaveNoTrendInASinglePane() {
        // Given
        List<Pane> panes = panes(ONE, 1, 300, 1);
        // When
        Suspicion suspicion = judge(test(ONE), panes).get(0);
        // Then
        assertThat(suspicion.trends()).containsOnly(new Trend(0));
        assertThat(suspicion.full()).isTrue();
    }
}
