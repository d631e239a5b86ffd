package io.plumbline.trainer.evaluation;

import io.plumbline.model.classify.Outcome;
import java.util.List;

/**
 * How good a model is on some images.
 *
 * @param loss mean of −log of the probability of the true class, in nats; a probability below {@value #LEAST_PROBABILITY}
 *     counts as that
 * @param confusion what was taken for what
 */
public record Evaluation(double loss, ConfusionMatrix confusion) {

    /** Keeps the loss of a model finite that is certain and wrong. */
    public static final double LEAST_PROBABILITY = 1e-12;

    public long images() {
        return confusion.images();
    }

    /** Share of the images whose most probable class is their own, in [0, 1]; NaN for no images. */
    public double accuracy() {
        return confusion.accuracy();
    }

    /** Counts image after image. */
    static final class Builder {

        private final List<String> labels;
        private final long[][] counts;
        private double lossSum;
        private long images;

        Builder(List<String> labels) {
            this.labels = labels;
            this.counts = new long[labels.size()][labels.size()];
        }

        void add(int label, Outcome.Scored scored) {
            counts[label][scored.classIndex()]++;
            lossSum -= Math.log(Math.max(scored.probabilities().get(label), LEAST_PROBABILITY));
            images++;
        }

        Evaluation build() {
            return new Evaluation(lossSum / images, ConfusionMatrix.of(labels, counts));
        }
    }
}
