package io.plumbline.trainer.training;

import java.util.Optional;
import java.util.concurrent.CancellationException;

/** A training was told to stop before it was done. */
public final class TrainingStoppedException extends CancellationException {

    private final transient Optional<TrainingResult> soFar;

    TrainingStoppedException(int epoch, int batch, Optional<TrainingResult> soFar) {
        super("The training was stopped in epoch %d before batch %d".formatted(epoch, batch));
        this.soFar = soFar;
    }

    /** What the epochs came to that were done; empty if none was. */
    public Optional<TrainingResult> soFar() {
        return soFar;
    }
}
