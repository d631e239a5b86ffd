package io.plumbline.drift.monitor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.plumbline.drift.monitor.labels.FateCounts;
import io.plumbline.drift.statistics.accuracy.ClassOutcomes;
import io.plumbline.drift.statistics.edetector.BernoulliEDetector;
import io.plumbline.drift.statistics.edetector.EDetectorSettings;
import io.plumbline.drift.statistics.estimate.ConfidenceSums;
import io.plumbline.drift.statistics.pane.OffsetRange;
import io.plumbline.drift.statistics.pane.Origin;
import io.plumbline.drift.statistics.recent.ConfidenceWindow;
import io.plumbline.drift.statistics.recent.LabelledRun;
import io.plumbline.drift.statistics.recent.LabelledWindow;
import io.plumbline.testing.ReleasedSamples;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state of a model's accuracy, as each release wrote it. */
class ReleasedAccuracyTest {

    private static final ReleasedSamples SAMPLES = new ReleasedSamples("accuracy");
    private static final BernoulliEDetector DETECTOR = new BernoulliEDetector(100, 1_000, EDetectorSettings.defaults());
    private static final AccuracyState STATE = new AccuracyState(
            LabelledWindow.initial(1_000)
                    .plus(new LabelledRun(
                            ClassOutcomes.of(2, 1, false),
                            new ConfidenceSums(1, 1, 0),
                            new Origin(5, 5, new TreeMap<>(Map.of(1, new OffsetRange(9, 9)))))),
            ConfidenceWindow.initial(1_000).plus(new ConfidenceSums(4, 9, 2)),
            FateCounts.none(),
            Optional.of(DETECTOR.next(DETECTOR.none(), 1, 1)),
            new AccuracyAlarm(true, false, 7, 70));

    static List<Path> samples() {
        return SAMPLES.all();
    }

    @Test
    void shouldKeepSamplesOfThisVersion() {
        // Given
        Map<String, byte[]> written = Map.of("accuracy-state.bin", STATE.toBytes());

        // Then
        assertThatCode(() -> SAMPLES.require(written)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void shouldReadWhatAnyReleaseWrote(Path sample) {
        // When
        AccuracyState state = AccuracyState.fromBytes(ReleasedSamples.read(sample));

        // Then
        assertThat(state).isEqualTo(STATE);
    }
}
