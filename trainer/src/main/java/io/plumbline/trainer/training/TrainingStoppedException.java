package io.plumbline.trainer.training;

import java.util.concurrent.CancellationException;

/** A training was told to stop before it was done. */
public final class TrainingStoppedException extends CancellationException {

    TrainingStoppedException(int epoch, int batch) {
        super("The training was stopped in epoch %d before batch %d".formatted(epoch, batch));
    }
}
