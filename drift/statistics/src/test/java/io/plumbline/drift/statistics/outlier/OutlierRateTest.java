package io.plumbline.drift.statistics.outlier;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.statistics.Population;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.judge.DriftJudge;
import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.drift.statistics.judge.DriftState;
import io.plumbline.drift.statistics.judge.FeatureJudgement;
import io.plumbline.drift.statistics.judge.Judgement;
import io.plumbline.drift.statistics.ks.Direction;
import io.plumbline.drift.statistics.pane.PaneBuilder;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rate of outliers, watched as one more feature beside 23 others: 0 or 1, and 1 in a hundredth of the reference. */
class OutlierRateTest {

    private static final Population OTHERS = Population.healthy(23);
    private static final int PANE_IMAGES = 50;
    private static final ReferenceProfile PROFILE = profile();
    private static final DriftJudge JUDGE = new DriftJudge(PROFILE, DriftSettings.defaults());

    private static ReferenceProfile profile() {
        SplittableRandom random = new SplittableRandom(1);
        List<FeatureSpec> features = new ArrayList<>(OTHERS.features());
        features.add(new FeatureSpec("outlier", "1"));
        return ReferenceProfile.of(
                features,
                vectors(random, 3_000),
                vectors(random, 10_000),
                new Calibrator(new CalibrationSettings(500, PANE_IMAGES, 1, 2_000_000), 3));
    }

    private static float[][] vectors(SplittableRandom random, int count) {
        return Stream.generate(() -> vector(random, OutlierThreshold.DEFAULT_SHARE))
                .limit(count)
                .toArray(float[][]::new);
    }

    private static float[] vector(SplittableRandom random, double outliers) {
        float[] vector = Arrays.copyOf(OTHERS.vector(random), OTHERS.featureCount() + 1);
        vector[OTHERS.featureCount()] = random.nextDouble() < outliers ? 1 : 0;
        return vector;
    }

    /** The first judgement of a stream with this share of outliers that is confirmed. */
    private static Optional<Judgement> alarm(double outliers, int images) {
        SplittableRandom random = new SplittableRandom(7);
        DriftState state = JUDGE.initial();
        for (int seen = 0; seen < images; seen += PANE_IMAGES) {
            PaneBuilder pane = new PaneBuilder(PROFILE.binning());
            for (int i = seen; i < seen + PANE_IMAGES; i++) {
                pane.add(PROFILE.binning().row(vector(random, outliers)), 0, i, i);
            }
            Judgement judgement = JUDGE.judge(state, pane.build());
            if (judgement.confirmed()) {
                return Optional.of(judgement);
            }
            state = judgement.state();
        }
        return Optional.empty();
    }

    @Test
    void shouldRaiseAnAlarmWhereOneInTwentyIsAnOutlierInsteadOfOneInAHundred() {
        // When
        Optional<Judgement> alarm = alarm(.05, 3_000);
        // Then
        assertThat(alarm).hasValueSatisfying(judgement -> {
            FeatureJudgement first = judgement.ranked().get(0);
            assertThat(first.feature().name()).isEqualTo("outlier");
            assertThat(first.evidence().direction()).isEqualTo(Direction.UP);
        });
    }

    @Test
    void shouldRaiseNoneWhileTheRateIsThatOfTheReference() {
        // When
        Optional<Judgement> alarm = alarm(OutlierThreshold.DEFAULT_SHARE, 30_000);
        // Then
        assertThat(alarm).isEmpty();
    }
}
