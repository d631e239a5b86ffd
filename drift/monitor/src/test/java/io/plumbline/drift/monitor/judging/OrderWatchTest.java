package io.plumbline.drift.monitor.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.SerialDependence;
import io.plumbline.drift.monitor.AcceptingReferences;
import io.plumbline.drift.monitor.MonitorSettings;
import io.plumbline.drift.monitor.SyntheticModel;
import io.plumbline.drift.monitor.TopologyHarness;
import io.plumbline.drift.monitor.accuracy.AccuracySettings;
import io.plumbline.drift.monitor.labels.LabelSettings;
import io.plumbline.drift.monitor.meters.FeatureMeters;
import io.plumbline.drift.monitor.meters.MonitorMeters;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.monitor.retraining.RetrainingPolicy;
import io.plumbline.drift.statistics.judge.DriftSettings;
import io.plumbline.drift.statistics.pane.PaneBuilder;
import io.plumbline.drift.statistics.reference.ReferenceProfile;
import io.plumbline.drift.statistics.serial.RankScores;
import io.plumbline.drift.statistics.serial.SerialPairs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderWatchTest {

    private static final SyntheticModel MODEL = SyntheticModel.CHAMPION;
    private static final int PARTITIONS = 4;
    private static final int IMAGES = 51;

    /** Enough rounds for a look at 10 000 pairs. */
    private static final int ROUNDS_OF_A_LOOK = 50;

    private static final AcceptingReferences REFERENCES =
            AcceptingReferences.of(MODEL, 1, TopologyHarness.START.plusSeconds(3_600));

    /** Every judgement is reported. */
    private static final JudgingSettings TALKATIVE = new JudgingSettings(
            DriftSettings.defaults(), AccuracySettings.defaults(), RetrainingPolicy.off(), Duration.ZERO);

    private final SplittableRandom random = new SplittableRandom(17);
    private TopologyHarness harness;

    @BeforeEach
    void start(@TempDir Path directory) {
        MonitorSettings settings = TopologyHarness.settings(PARTITIONS, LabelSettings.off(), TALKATIVE);
        harness = new TopologyHarness(directory, settings, REFERENCES);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void shouldHoldThePromiseWhereKeysGivePartitionsMixesOfTheirOwn() {
        // When
        send(0, ROUNDS_OF_A_LOOK + 2, MODEL.profile(), 0);

        // Then
        SerialDependence found = last(harness.reports()).serialDependence().orElseThrow();
        assertThat(found.promiseHolds()).as("%s", found).isTrue();
        assertThat(found.correlation()).isLessThan(.04);
    }

    @Test
    void shouldSayThatThePromiseCannotBeKeptWhereImagesAreLikeTheOnesBefore() {
        // When
        send(0, ROUNDS_OF_A_LOOK + 2, MODEL.profile(), .3);

        // Then
        SerialDependence found = last(harness.reports()).serialDependence().orElseThrow();
        assertThat(found.promiseHolds()).as("%s", found).isFalse();
        assertThat(found.feature()).isEqualTo("brightness");
    }

    @Test
    void shouldReportTheCorrelationOfEachFeatureOnceItHasLooked() {
        // Given
        send(0, 10, MODEL.profile(), .3);
        List<DriftReport> before = harness.reports();

        // When
        send(10, ROUNDS_OF_A_LOOK, MODEL.profile(), .3);

        // Then
        assertThat(before).isNotEmpty().allSatisfy(report -> assertThat(report.features())
                .allMatch(feature -> feature.lagOneCorrelation().isEmpty()));
        DriftReport report = last(harness.reports());
        assertThat(lagOne(report, 0))
                .isCloseTo(.3, within(.05))
                .isEqualTo(report.serialDependence().orElseThrow().correlation());
        assertThat(lagOne(report, 1)).isCloseTo(0, within(.04));
    }

    @Test
    void shouldTellTheGaugesWhetherThePromiseHolds() {
        // Given
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new MonitorMeters(registry).bind(harness.standing());
        harness.standing().onReport(new FeatureMeters(harness.standing(), registry)::refresh);
        send(0, 10, MODEL.profile(), .3);
        double before = registry.get("plumbline.monitor.promise.holds").gauge().value();

        // When
        send(10, ROUNDS_OF_A_LOOK, MODEL.profile(), .3);

        // Then
        assertThat(before).isNaN();
        assertThat(registry.get("plumbline.monitor.promise.holds").gauge().value())
                .isZero();
        assertThat(registry.get("plumbline.monitor.feature.lag.one.correlation")
                        .tag("feature", "brightness")
                        .gauge()
                        .value())
                .isCloseTo(.3, within(.05));
    }

    @Test
    void shouldCountNoPairsFromBeforeAnotherReference() {
        // Given
        send(0, ROUNDS_OF_A_LOOK - 5, MODEL.profile(), .9);

        // When
        send(ROUNDS_OF_A_LOOK - 5, 10, REFERENCES.accepted(), 0);

        // Then: fewer pairs than a look takes have come since
        DriftReport report = last(harness.reports());
        assertThat(report.referenceImages()).isEqualTo(AcceptingReferences.ACCEPTED_IMAGES);
        assertThat(report.serialDependence()).isEmpty();
    }

    /** Sends rounds of one pane in each partition; in each, the first feature has a mean of its own. */
    private void send(int first, int rounds, ReferenceProfile reference, double correlation) {
        for (int number = first; number < first + rounds; number++) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                harness.sendPane(pane(number, partition, reference, correlation));
            }
        }
    }

    private ClosedPane pane(int number, int partition, ReferenceProfile reference, double correlation) {
        PaneBuilder builder = new PaneBuilder(reference.binning());
        List<byte[]> rows = new ArrayList<>();
        long opensMs = TopologyHarness.START.toEpochMilli() + 100L * number;
        double brightness = random.nextGaussian();
        for (int i = 0; i < IMAGES; i++) {
            brightness = correlation * brightness + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
            float[] features = SyntheticModel.features(random, 0);
            features[0] = (float) (partition * 2 / 3. - 1 + brightness);
            byte[] row = reference.binning().row(features);
            rows.add(row);
            builder.add(row, partition, (long) number * IMAGES + i, opensMs + i);
        }
        return new ClosedPane(
                partition,
                opensMs + 99,
                MODEL.id(),
                number == 0,
                List.of(),
                Optional.of(SerialPairs.of(RankScores.of(reference.counts()), rows)),
                builder.build());
    }

    private static double lagOne(DriftReport report, int feature) {
        return report.features().get(feature).lagOneCorrelation().orElseThrow();
    }

    private static DriftReport last(List<DriftReport> reports) {
        return reports.get(reports.size() - 1);
    }
}
