package io.plumbline.drift.statistics.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plumbline.drift.statistics.DamagedBytes;
import io.plumbline.drift.statistics.Population;
import io.plumbline.drift.statistics.calibration.CalibrationSettings;
import io.plumbline.drift.statistics.calibration.Calibrator;
import io.plumbline.drift.statistics.calibration.Look;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.edetector.EDetectorSettings;
import io.plumbline.drift.statistics.ks.Correction;
import io.plumbline.drift.statistics.ks.Direction;
import io.plumbline.drift.statistics.ks.KsResult;
import io.plumbline.drift.statistics.pane.OffsetRange;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.quantiles.FeatureQuantiles;
import io.plumbline.drift.statistics.quantiles.QuantileShift;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriftJudgeTest {

    private static final Population POPULATION = Population.healthy(3);
    private static final ReferenceProfile PROFILE = profile(1);
    private static final DriftSettings SETTINGS =
            new DriftSettings(50_000, EDetectorSettings.defaults(), Correction.HOLM);
    private static final DriftJudge JUDGE = new DriftJudge(PROFILE, SETTINGS);

    private static ReferenceProfile profile(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return ReferenceProfile.of(
                POPULATION.features(),
                POPULATION.vectors(random, 2_000),
                POPULATION.vectors(random, 5_000),
                new Calibrator(new CalibrationSettings(200, 50, 1, 2_000_000), 3));
    }

    /** Panes of 50 images, as many of each shift as told. */
    private static List<Pane> panes(int count, double... shifts) {
        SplittableRandom random = new SplittableRandom(7);
        List<Pane> panes = new ArrayList<>();
        for (double shift : shifts) {
            for (int i = 0; i < count; i++) {
                panes.add(POPULATION.shifted(shift).pane(PROFILE.binning(), random, 50, panes.size() * 50L));
            }
        }
        return panes;
    }

    private static List<Judgement> judge(DriftState from, List<Pane> panes) {
        List<Judgement> judgements = new ArrayList<>();
        DriftState state = from;
        for (Pane pane : panes) {
            Judgement judgement = JUDGE.judge(state, pane);
            judgements.add(judgement);
            state = judgement.state();
        }
        return judgements;
    }

    @Test
    void shouldConfirmNothingOnAHealthyStream() {
        // Given
        List<Pane> panes = panes(400, 0);
        // When
        List<Judgement> judgements = judge(JUDGE.initial(), panes);
        // Then
        assertThat(judgements).extracting(Judgement::confirmed).containsOnly(false);
        assertThat(judgements).filteredOn(Judgement::suspected).hasSizeLessThan(20);
        assertThat(judgements).filteredOn(Judgement::calm).hasSizeGreaterThan(300);
        assertThat(judgements.get(399).state().imagesSeen()).isEqualTo(20_000);
    }

    @Test
    void shouldFindAShiftByBothDetectors() {
        // Given
        List<Pane> panes = panes(20, 0, 0.8);
        // When
        List<Judgement> judgements = judge(JUDGE.initial(), panes);
        // Then
        assertThat(judgements.subList(0, 20)).noneMatch(Judgement::suspected).noneMatch(Judgement::confirmed);
        assertThat(judgements.subList(20, 30)).anyMatch(Judgement::suspected).anyMatch(Judgement::confirmed);
        Judgement confirmed =
                judgements.stream().filter(Judgement::confirmed).findFirst().orElseThrow();
        FeatureJudgement leading = confirmed.ranked().get(0);
        assertThat(leading.feature().name()).isEqualTo("feature-0");
        assertThat(leading.evidence().direction()).isEqualTo(Direction.UP);
        FeatureJudgement widest = judgements.get(30).ranked().get(0);
        assertThat(widest.feature().name()).isEqualTo("feature-0");
        assertThat(widest.ks().d()).isGreaterThan(0.2);
        assertThat(widest.correctedP()).isLessThan(1e-6);
    }

    @Test
    void shouldTellWhereAFeatureLayAndLies() {
        // Given
        Judgement judgement = judge(JUDGE.initial(), panes(4, 0.8)).get(3);
        // When
        List<FeatureQuantiles> quantiles = FeatureQuantiles.of(
                PROFILE.binning(), PROFILE.counts(), judgement.window().counts());
        // Then
        assertThat(quantiles).hasSize(3);
        QuantileShift median = quantiles.get(0).quantiles().get(2);
        assertThat(median.before()).isBetween(-0.1, 0.1);
        assertThat(median.after()).isBetween(0.55, 1.05);
        assertThat(quantiles.get(1).quantiles().get(2).after()).isBetween(-0.3, 0.3);
    }

    @Test
    void shouldCorrectPForAllFeaturesTogether() {
        // Given
        List<Pane> panes = panes(4, 0.1);
        // When
        Judgement judgement = judge(JUDGE.initial(), panes).get(3);
        // Then
        double[] p = judgement.features().stream()
                .map(FeatureJudgement::ks)
                .mapToDouble(KsResult::p)
                .toArray();
        assertThat(judgement.features().stream()
                        .mapToDouble(FeatureJudgement::correctedP)
                        .toArray())
                .isEqualTo(Correction.HOLM.adjust(p));
    }

    @Test
    void shouldSayWhichOffsetsItsWindowCovers() {
        // Given
        List<Pane> panes = panes(9, 0);
        // When
        Judgement judgement = judge(JUDGE.initial(), panes).get(8);
        // Then
        assertThat(judgement.window().images()).isEqualTo(200);
        assertThat(judgement.window().origin().offsets()).isEqualTo(Map.of(0, new OffsetRange(250, 449)));
        assertThat(judgement.window().origin().lastTimestampMs()).isEqualTo(449);
    }

    @Test
    void shouldResumeWithoutTheEvidenceOfAnotherTolerance() {
        // Given
        DriftState stored = judge(JUDGE.initial(), panes(9, 0.3)).get(8).state();
        EDetectorSettings tolerant = new EDetectorSettings(10_000_000, 0.02);
        DriftJudge other = new DriftJudge(PROFILE, new DriftSettings(50_000, tolerant, Correction.HOLM));

        // When
        DriftState resumed = other.resume(stored);

        // Then
        assertThat(JUDGE.resume(stored)).isSameAs(stored);
        assertThat(resumed.rolling()).isEqualTo(stored.rolling());
        assertThat(resumed.imagesSeen()).isEqualTo(450);
        assertThat(resumed.evidence()).isEqualTo(other.initial().evidence());
        assertThat(other.judge(resumed, panes(1, 0).get(0)).state().imagesSeen())
                .isEqualTo(500);
    }

    @Test
    void shouldResumeWithNothingThatWasCountedInOtherBins() {
        // Given
        DriftJudge other = new DriftJudge(profile(2), SETTINGS);

        // When
        DriftState resumed = JUDGE.resume(other.initial());

        // Then
        assertThat(resumed).isEqualTo(JUDGE.initial());
    }

    @Test
    void shouldStartAfreshAfterItHasSpoken() {
        // Given
        List<Pane> panes = panes(30, 1);
        // When
        List<Judgement> judgements = judge(JUDGE.initial(), panes);
        // Then
        List<Judgement> confirmed =
                judgements.stream().filter(Judgement::confirmed).toList();
        assertThat(confirmed).hasSizeBetween(5, 20);
        assertThat(confirmed.get(0).state().evidence())
                .isEqualTo(JUDGE.initial().evidence());
    }

    @Test
    void shouldSettleOnceAFullWindowHasBeenCalm() {
        // Given
        List<Pane> panes = panes(40, 0.8, 0);
        // When
        List<Judgement> judgements = judge(JUDGE.initial(), panes);
        // Then
        assertThat(judgements.subList(0, 40)).noneMatch(judgement -> JUDGE.isSettled(judgement.state()));
        assertThat(judgements.subList(40, 80)).anyMatch(judgement -> JUDGE.isSettled(judgement.state()));
        for (int i = 3; i < judgements.size(); i++) {
            boolean calmForAWindow = judgements.subList(i - 3, i + 1).stream()
                    .allMatch(judgement -> judgement.calm() && !judgement.confirmed());
            assertThat(JUDGE.isSettled(judgements.get(i).state())).isEqualTo(calmForAWindow);
        }
    }

    @Test
    void shouldGoOnFromAStoredStateAsIfNothingHadHappened() {
        // Given
        List<Pane> panes = panes(15, 0, 0.4);
        List<Judgement> uninterrupted = judge(JUDGE.initial(), panes);
        List<Judgement> restarted = new ArrayList<>();
        byte[] stored = JUDGE.initial().toBytes();
        // When
        for (Pane pane : panes) {
            DriftState state = DriftState.fromBytes(stored);
            restarted.add(new DriftJudge(ReferenceProfile.fromBytes(PROFILE.toBytes()), SETTINGS)
                    .judge(state, Pane.fromBytes(pane.toBytes())));
            stored = restarted.get(restarted.size() - 1).state().toBytes();
        }
        // Then
        assertThat(restarted).isEqualTo(uninterrupted);
    }

    @ParameterizedTest
    @ValueSource(longs = {500, 999, 1_000_001, 2_000_000})
    void shouldRefuseRunLengthsThatNoModelIsCalibratedFor(long images) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DriftSettings(images, EDetectorSettings.defaults(), Correction.HOLM))
                .withMessageContaining("1000 to 1000000")
                .withMessageContaining(Long.toString(images));
    }

    @Test
    void shouldRefuseDamagedStates() {
        // Given
        DriftState state = judge(JUDGE.initial(), panes(1, 0)).get(0).state();
        byte[] intact = state.toBytes();
        // When
        List<Throwable> thrown = DamagedBytes.of(intact)
                .map(damaged -> catchThrowable(() -> DriftState.fromBytes(damaged)))
                .toList();
        // Then
        assertThat(thrown).allSatisfy(each -> assertThat(each)
                .isInstanceOf(DamagedException.class)
                .hasMessageStartingWith("This drift state is refused: "));
    }

    @Test
    void shouldRefusePanesOfAnotherReference() {
        // Given
        Pane foreign = POPULATION.pane(profile(2).binning(), new SplittableRandom(1), 50, 0);
        // When
        Throwable thrown = catchThrowable(() -> JUDGE.judge(JUDGE.initial(), foreign));
        // Then
        assertThat(thrown)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("start with a fresh state and this reference's own panes");
    }

    @Test
    void shouldRefuseAnEmptyPane() {
        // Given
        Pane empty = Pane.empty(PROFILE.binning());
        // When
        Throwable thrown = catchThrowable(() -> JUDGE.judge(JUDGE.initial(), empty));
        // Then
        assertThat(thrown).hasMessage("An empty pane says nothing; judge panes of one image or more");
    }

    @Test
    void shouldRefuseALookThatWasNotCalibrated() {
        // Given
        DriftSettings shorter = new DriftSettings(
                50_000, EDetectorSettings.defaults(), Correction.HOLM, Optional.of(new Look(100, 50)));
        // When
        Throwable thrown = catchThrowable(() -> new DriftJudge(PROFILE, shorter));
        // Then
        assertThat(thrown).hasMessageContaining("A window of 100 images and a stride of 50 were wanted");
    }

    @Test
    void shouldRefuseARunLengthThatWasNotCalibrated() {
        // Given
        DriftSettings beyond = new DriftSettings(1_000_000, EDetectorSettings.defaults(), Correction.HOLM);
        // When
        Throwable thrown = catchThrowable(() -> new DriftJudge(PROFILE, beyond));
        // Then
        assertThat(thrown).hasMessageContaining("A run length of 1000000 images was asked");
    }
}
