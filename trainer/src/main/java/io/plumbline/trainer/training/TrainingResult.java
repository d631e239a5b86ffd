package io.plumbline.trainer.training;

import io.plumbline.model.pack.Weights;
import java.util.List;

/**
 * What a training came to.
 *
 * @param weights of the best epoch
 * @param last weights of the last epoch that was run
 * @param epochs all that were run, in their order; one of them or more
 */
public record TrainingResult(Weights weights, Weights last, List<EpochResult> epochs) {

    public TrainingResult {
        epochs = List.copyOf(epochs);
    }

    /** The epoch whose weights were kept. */
    public EpochResult best() {
        return epochs.stream()
                .filter(EpochResult::best)
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }
}
