package io.plumbline.drift.statistics.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.statistics.Population;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.edetector.EDetectorSettings;
import io.plumbline.drift.statistics.ks.Correction;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.pane.PaneBuilder;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Run lengths of both detectors on healthy streams, short ones so that the mean of many is seen. Images are of two classes, as
 * many of each in the reference, and far apart in the first feature.
 */
class RunLengthTest {

    private static final long SUSPICION_IMAGES = 2_000;
    private static final long CONFIRMATION_IMAGES = 300;
    private static final Population POPULATION = Population.healthy(3);
    private static final ReferenceProfile PROFILE = profile();

    /** Longer than the turns that break it. */
    private static final long LONG_CONFIRMATION_IMAGES = 10_000;

    private static final DriftJudge JUDGE = judge(CONFIRMATION_IMAGES);
    private static final DriftJudge PATIENT_JUDGE = judge(LONG_CONFIRMATION_IMAGES);

    private final SplittableRandom random = new SplittableRandom(11);
    private long offset;

    private static DriftJudge judge(long confirmationImages) {
        return new DriftJudge(
                PROFILE,
                new DriftSettings(SUSPICION_IMAGES, new EDetectorSettings(confirmationImages, 0), Correction.HOLM));
    }

    private static ReferenceProfile profile() {
        SplittableRandom random = new SplittableRandom(1);
        return ReferenceProfile.of(
                POPULATION.features(),
                vectors(random, 5_000),
                vectors(random, 10_000),
                new Calibrator(new CalibrationSettings(200, 40, 1, 2_000_000), 3));
    }

    private static float[][] vectors(SplittableRandom random, int count) {
        float[][] vectors = new float[count][];
        for (int i = 0; i < count; i++) {
            vectors[i] = image(random, 0.5);
        }
        return vectors;
    }

    /** An image that is of the second class with a probability. */
    private static float[] image(SplittableRandom random, double second) {
        return POPULATION.shifted(random.nextDouble() < second ? 1.5 : 0).vector(random);
    }

    private Pane pane(int partition, int images, double second) {
        PaneBuilder builder = new PaneBuilder(PROFILE.binning());
        for (int i = 0; i < images; i++) {
            builder.add(PROFILE.binning().row(image(random, second)), partition, offset, offset);
            offset++;
        }
        return builder.build();
    }

    /** How many images come, on average, until each of the detectors speaks; each starts afresh when it has. */
    private static RunLength runLength(DriftJudge judge, Supplier<Pane> panes, long images) {
        DriftState state = judge.initial();
        long seen = 0;
        int suspicions = 0;
        int confirmations = 0;
        while (seen < images) {
            Judgement judgement = judge.judge(state, panes.get());
            seen += judgement.state().imagesSeen() - state.imagesSeen();
            confirmations += judgement.confirmed() ? 1 : 0;
            suspicions += judgement.suspected() ? 1 : 0;
            state = judgement.suspected() ? withFreshWindow(judge, judgement.state()) : judgement.state();
        }
        return new RunLength((double) seen / suspicions, (double) seen / confirmations);
    }

    private static DriftState withFreshWindow(DriftJudge judge, DriftState state) {
        DriftState initial = judge.initial();
        return new DriftState(
                state.binning(), initial.rolling(), state.evidence(), state.calmImages(), state.imagesSeen());
    }

    private record RunLength(double suspicionImages, double confirmationImages) {}

    @Test
    void shouldBeKeptWithPanesOfMixedSizes() {
        // Given
        Supplier<Pane> panes = () -> pane(0, 1 + random.nextInt(100), 0.5);
        // When
        RunLength runLength = runLength(JUDGE, panes, 500_000);
        // Then
        assertThat(runLength.suspicionImages()).isGreaterThan(0.85 * SUSPICION_IMAGES);
        assertThat(runLength.confirmationImages()).isGreaterThan(CONFIRMATION_IMAGES);
    }

    /** The first partition sends three times as many images as the second, and together they send the reference's mix. */
    @Test
    void shouldBeKeptWithPartitionsOfDifferentMixesAndRatesThatAreMerged() {
        // Given
        Supplier<Pane> panes = () -> pane(0, 30, 0.4).plus(pane(1, 10, 0.8));
        // When
        RunLength runLength = runLength(JUDGE, panes, 500_000);
        // Then
        assertThat(runLength.suspicionImages()).isGreaterThan(0.85 * SUSPICION_IMAGES);
        assertThat(runLength.confirmationImages()).isGreaterThan(CONFIRMATION_IMAGES);
    }

    /**
     * What merging is for: the same partitions, judged one pane after the other in longer turns, break both promises; merged,
     * the same panes keep them.
     */
    @Test
    void shouldNotBeKeptWithPartitionsThatAreJudgedInTurns() {
        // Given
        boolean[] first = {false};
        Supplier<Pane> turns = () -> {
            first[0] = !first[0];
            return first[0] ? pane(0, 600, 0.4) : pane(1, 200, 0.8);
        };
        Supplier<Pane> merged = () -> turns.get().plus(turns.get());
        // When
        RunLength inTurns = runLength(PATIENT_JUDGE, turns, 100_000);
        RunLength together = runLength(PATIENT_JUDGE, merged, 100_000);
        // Then
        assertThat(inTurns.suspicionImages()).isLessThan(0.85 * SUSPICION_IMAGES);
        assertThat(inTurns.confirmationImages()).isLessThan(0.85 * LONG_CONFIRMATION_IMAGES);
        assertThat(together.confirmationImages()).isGreaterThan(LONG_CONFIRMATION_IMAGES);
    }
}
