package io.plumbline.bench.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.bench.training.TrainingReport.NetworkFigures;
import io.plumbline.bench.training.worker.TrainOrder;
import io.plumbline.bench.training.worker.TrainReply;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingBenchTest {

    private static final TrainOrder TWO_EPOCHS = new TrainOrder("mlp", Map.of(), 2, 128, 2, 0.002, 1);

    @Test
    void shouldTakeTheMedianOfTheRepeatsRatios() {
        // Given: the second repeat met a slow machine, on both sides
        List<TrainReply> ours = replies(2, 8, 2.2);
        List<TrainReply> theirs = replies(2.5, 9, 2);

        // When
        NetworkFigures figures = TrainingBench.figures(TWO_EPOCHS, ours, theirs, 500, Optional.of(400));

        // Then
        assertThat(figures.ratioToPyTorch())
                .hasValueSatisfying(ratio -> assertThat(ratio).isEqualTo(8.0 / 9, within(1e-12)));
        assertThat(figures.secondsPerEpoch().median()).isEqualTo(1.1);
        assertThat(figures.secondsPerEpoch().most()).isEqualTo(4);
        assertThat(figures.pyTorchSecondsPerEpoch().orElseThrow().median()).isEqualTo(1.25);
    }

    @Test
    void shouldLeaveOutWhatWasNotMeasured() {
        // When
        NetworkFigures figures = TrainingBench.figures(TWO_EPOCHS, replies(2, 3), List.of(), 500, Optional.empty());

        // Then
        assertThat(figures.ratioToPyTorch()).isEmpty();
        assertThat(figures.pyTorchSecondsPerEpoch()).isEmpty();
        assertThat(figures.secondsPerEpoch().median()).isEqualTo(1.25);
    }

    private static List<TrainReply> replies(double... seconds) {
        return Arrays.stream(seconds)
                .mapToObj(each -> new TrainReply(each, 0.5, 0.8))
                .toList();
    }
}
