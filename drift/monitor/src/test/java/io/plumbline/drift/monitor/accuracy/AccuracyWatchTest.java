package io.plumbline.drift.monitor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.monitor.SyntheticModel;
import io.plumbline.drift.monitor.labels.FateCounts;
import io.plumbline.drift.monitor.labels.SliceSums;
import io.plumbline.drift.monitor.references.Classes;
import io.plumbline.drift.monitor.references.Reference;
import io.plumbline.drift.statistics.accuracy.ClassOutcomes;
import io.plumbline.drift.statistics.accuracy.Outcomes;
import io.plumbline.drift.statistics.edetector.EDetectorSettings;
import io.plumbline.drift.statistics.estimate.ConfidenceSums;
import io.plumbline.drift.statistics.pane.OffsetRange;
import io.plumbline.drift.statistics.pane.Origin;
import io.plumbline.drift.statistics.recent.LabelledRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AccuracyWatchTest {

    private static final Reference.Known MODEL = (Reference.Known) SyntheticModel.CHAMPION.reference();
    private static final Reference.Known OF_OLD =
            new Reference.Known(MODEL.profile(), Classes.of(SyntheticModel.LABELS), Optional.empty());

    private final Map<String, byte[]> stored = new HashMap<>();

    private final AccuracyStore store = new AccuracyStore() {
        @Override
        public Optional<AccuracyState> accuracy(String modelId) {
            return Optional.ofNullable(stored.get(modelId)).map(AccuracyState::fromBytes);
        }

        @Override
        public void putAccuracy(String modelId, AccuracyState state) {
            stored.put(modelId, state.toBytes());
        }
    };

    @Test
    void shouldStayCalmAtTheAccuracyOfTheReference() {
        // Given
        AccuracyWatch watch = watch(MODEL);

        // When
        for (int step = 0; step < 1_000; step++) {
            watch.after(labels(90, 10));
        }

        // Then
        assertThat(watch.hasNews()).isFalse();
        assertThat(watch.isSettled()).isTrue();
        assertThat(watch.accuracy().orElseThrow().watch().orElseThrow().alarmed())
                .isFalse();
    }

    @Test
    void shouldGoOnAfterARestartAsIfThereHadBeenNone() {
        // Given
        AccuracyWatch watch = watch(MODEL);

        // When
        for (int step = 0; step < 30; step++) {
            watch.after(labels(80, 20));
            watch = step % 3 == 0 ? watch(MODEL) : watch;
        }

        // Then
        AccuracyWatch steady = new AccuracyWatch("other", MODEL, AccuracySettings.defaults(), store);
        for (int step = 0; step < 30; step++) {
            steady.after(labels(80, 20));
        }
        assertThat(watch.hasNews()).isTrue();
        assertThat(stored.get("cnn")).isEqualTo(stored.get("other"));
    }

    @Test
    void shouldKeepAlarmAndCountsWhenItIsToReportOverAnotherWindow() {
        // Given
        AccuracyWatch watch = watch(MODEL);
        watch.after(labels(400, 400));
        AccuracySettings shorter = new AccuracySettings(200, EDetectorSettings.defaults());

        // When
        AccuracyWatch restarted = new AccuracyWatch("cnn", MODEL, shorter, store);

        // Then
        assertThat(restarted.hasNews()).isTrue();
        assertThat(restarted.isSettled()).isFalse();
        assertThat(restarted.accuracy()).isEqualTo(watch.accuracy());
        restarted.after(labels(150, 50));
        assertThat(restarted.accuracy().orElseThrow().labels()).isEqualTo(200);
    }

    @Test
    void shouldReportButNeitherGuessNorAlarmWhereThePackageDoesNotTell() {
        // Given
        AccuracyWatch watch = watch(OF_OLD);

        // When
        watch.after(labels(100, 900));

        // Then
        assertThat(watch.accuracy().orElseThrow().accuracy()).isEqualTo(.1);
        assertThat(watch.accuracy().orElseThrow().watch()).isEmpty();
        assertThat(watch.estimatedAccuracy()).isEmpty();
        assertThat(watch.hasNews()).isFalse();
    }

    @Test
    void shouldSayNothingBeforeAnythingCame() {
        // When
        AccuracyWatch watch = watch(MODEL);

        // Then
        assertThat(watch.labels(FateCounts.none())).isEmpty();
        assertThat(watch.accuracy()).isEmpty();
        assertThat(watch.estimatedAccuracy()).isEmpty();
    }

    private AccuracyWatch watch(Reference.Known model) {
        return new AccuracyWatch("cnn", model, AccuracySettings.defaults(), store);
    }

    private static SliceSums labels(int right, int wrong) {
        LabelledRun run = new LabelledRun(
                new ClassOutcomes(List.of(Outcomes.of(right, 0), Outcomes.of(0, wrong))),
                ConfidenceSums.empty(),
                new Origin(1, 2, new TreeMap<>(Map.of(0, new OffsetRange(1, 2)))));
        return new SliceSums(Optional.of(run), ConfidenceSums.empty(), FateCounts.none());
    }
}
