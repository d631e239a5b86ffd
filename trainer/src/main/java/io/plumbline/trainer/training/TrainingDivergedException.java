package io.plumbline.trainer.training;

/** A loss is no longer a number, and no earlier epoch can be kept. */
public final class TrainingDivergedException extends RuntimeException {

    TrainingDivergedException(int epoch, double loss) {
        super("The loss is %s in epoch %d; try a lower learning rate".formatted(loss, epoch));
    }
}
