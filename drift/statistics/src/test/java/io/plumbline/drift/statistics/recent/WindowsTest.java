package io.plumbline.drift.statistics.recent;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.statistics.accuracy.ClassOutcomes;
import io.plumbline.drift.statistics.accuracy.Outcomes;
import io.plumbline.drift.statistics.codec.Envelope;
import io.plumbline.drift.statistics.estimate.AccuracyEstimator;
import io.plumbline.drift.statistics.estimate.ConfidenceSums;
import io.plumbline.drift.statistics.pane.OffsetRange;
import io.plumbline.drift.statistics.pane.Origin;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static final Envelope ENVELOPE = new Envelope("windows", "TEST", 1);
    private static final AccuracyEstimator ESTIMATOR = new AccuracyEstimator(.9, .9, .5);

    private static LabelledRun run(int right, int wrong, long offset) {
        TreeMap<Integer, OffsetRange> offsets = new TreeMap<>();
        offsets.put(3, new OffsetRange(offset, offset));
        return new LabelledRun(
                new ClassOutcomes(List.of(Outcomes.of(right, 0), Outcomes.of(0, wrong))),
                ESTIMATOR.sums(.75),
                new Origin(offset, offset, offsets));
    }

    private static ConfidenceSums sums(int images) {
        ConfidenceSums sums = ConfidenceSums.empty();
        for (int i = 0; i < images; i++) {
            sums = sums.plus(ESTIMATOR.sums(.25));
        }
        return sums;
    }

    @Test
    void shouldKeepAsFewRunsAsHoldTheWantedLabels() {
        // Given
        LabelledWindow window = LabelledWindow.initial(10);
        // When
        LabelledWindow rolled = window.plus(run(9, 9, 1))
                .plus(run(4, 2, 2))
                .plus(LabelledRun.empty(2))
                .plus(run(1, 2, 3))
                .plus(run(3, 1, 4));
        // Then
        assertThat(rolled.runs()).containsExactly(run(4, 2, 2), run(1, 2, 3), run(3, 1, 4));
        assertThat(rolled.sum(2).outcomes().total()).isEqualTo(Outcomes.of(8, 5));
        assertThat(rolled.sum(2).origin().offsets()).containsEntry(3, new OffsetRange(2, 4));
        assertThat(rolled.sum(2).confidences().images()).isEqualTo(3);
    }

    @Test
    void shouldKeepAsFewRunsAsHoldTheWantedImages() {
        // When
        ConfidenceWindow rolled = ConfidenceWindow.initial(5)
                .plus(sums(7))
                .plus(sums(3))
                .plus(sums(0))
                .plus(sums(4));
        // Then
        assertThat(rolled.runs()).containsExactly(sums(3), sums(4));
        assertThat(rolled.sum()).isEqualTo(sums(7));
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        // Given
        LabelledWindow labels = LabelledWindow.initial(10).plus(run(4, 2, 1)).plus(run(300, 0, 2));
        ConfidenceWindow images = ConfidenceWindow.initial(10).plus(sums(4)).plus(sums(300));
        byte[] written = ENVELOPE.seal(out -> {
            labels.writeTo(out);
            images.writeTo(out);
        });
        // When
        List<Object> read =
                ENVELOPE.open(written, in -> List.of(LabelledWindow.readFrom(in), ConfidenceWindow.readFrom(in)));
        // Then
        assertThat(read).containsExactly(labels, images);
    }
}
