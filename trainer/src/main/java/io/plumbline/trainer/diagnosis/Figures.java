package io.plumbline.trainer.diagnosis;

/**
 * How good the finished model is on the images of one part.
 *
 * @param loss mean cross-entropy in nats, with calibrated probabilities
 * @param accuracy share of the images, in [0, 1]
 * @param images how many, 1 or more
 */
public record Figures(double loss, double accuracy, int images) {

    static Figures of(LabelledLogits logits, double temperature) {
        return new Figures(logits.loss(temperature), logits.accuracy(), logits.size());
    }

    double error() {
        return 1 - accuracy;
    }

    /** Of the error's estimate, squared. */
    double variance() {
        return accuracy * error() / images;
    }
}
