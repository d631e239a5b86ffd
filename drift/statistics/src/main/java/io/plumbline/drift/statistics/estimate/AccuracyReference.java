package io.plumbline.drift.statistics.estimate;

import io.plumbline.drift.statistics.accuracy.ClassOutcomes;
import io.plumbline.drift.statistics.codec.BytesIn;
import io.plumbline.drift.statistics.codec.DamagedException;
import io.plumbline.drift.statistics.codec.Envelope;
import java.util.stream.IntStream;

/**
 * How accurate a model is as long as nothing has changed, and what its confidence says about it: what accuracy with labels is
 * compared with, and accuracy without them is guessed by. None of the images may have been trained on.
 *
 * @param temperature what logarithms of probabilities are divided by so that confidence is honest ({@link TemperatureScaling}),
 *     fitted on validation images; above 0
 * @param estimator what validation images taught about confidence at this temperature
 * @param outcomes how many of the reference images the model was right about, by their true class
 */
public record AccuracyReference(double temperature, AccuracyEstimator estimator, ClassOutcomes outcomes) {

    /** What predictions round to 0 when they are written, with seven decimals. */
    private static final float LEAST_PROBABILITY = 5e-8f;

    private static final Envelope ENVELOPE = new Envelope("accuracy reference", "PLAR", 1);

    public AccuracyReference {
        if (!(temperature > 0 && Double.isFinite(temperature))) {
            throw new IllegalArgumentException("A temperature is above 0, not %s".formatted(temperature));
        }
        if (outcomes.total().labels() == 0) {
            throw new IllegalArgumentException("A reference for accuracy holds the outcome of one image or more");
        }
    }

    /**
     * Learns from images with labels.
     *
     * @param probabilities n × k, as predictions carry them, of validation images; one or more
     * @param labels the true class of each
     * @param outcomes those of the reference images; of k classes
     */
    public static AccuracyReference fit(float[][] probabilities, int[] labels, ClassOutcomes outcomes) {
        float[][] logits = new float[probabilities.length][];
        boolean[] right = new boolean[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = logarithms(probabilities[i]);
            right[i] = mostProbable(probabilities[i]) == labels[i];
        }
        double temperature = TemperatureScaling.fit(logits, labels);
        double[] confidences = IntStream.range(0, logits.length)
                .mapToDouble(i -> TemperatureScaling.confidence(logits[i], temperature))
                .toArray();
        return new AccuracyReference(temperature, AccuracyEstimator.fit(confidences, right), outcomes);
    }

    private static int mostProbable(float[] probabilities) {
        int most = 0;
        for (int k = 1; k < probabilities.length; k++) {
            most = probabilities[k] > probabilities[most] ? k : most;
        }
        return most;
    }

    /** Smaller ones count as the least that is written, so that a guess is the same before a prediction is written and after. */
    private static float[] logarithms(float[] probabilities) {
        float[] logarithms = new float[probabilities.length];
        for (int k = 0; k < logarithms.length; k++) {
            logarithms[k] = (float) Math.log(Math.max(probabilities[k], LEAST_PROBABILITY));
        }
        return logarithms;
    }

    /** How many classes the model tells apart; k in the formulas. */
    public int classes() {
        return outcomes.byClass().size();
    }

    /**
     * What is kept of one prediction for {@link #estimator} to guess from.
     *
     * @param probabilities k, as the prediction carries them
     */
    public ConfidenceSums sums(float[] probabilities) {
        return estimator.sums(TemperatureScaling.confidence(logarithms(probabilities), temperature));
    }

    public byte[] toBytes() {
        return ENVELOPE.seal(out -> {
            out.writeDouble(temperature);
            estimator.writeTo(out);
            outcomes.writeTo(out);
        });
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws DamagedException if the bytes are anything else, with the reason
     */
    public static AccuracyReference fromBytes(byte[] bytes) {
        return ENVELOPE.open(bytes, AccuracyReference::readFrom);
    }

    private static AccuracyReference readFrom(BytesIn in) {
        return new AccuracyReference(in.readDouble(), AccuracyEstimator.readFrom(in), ClassOutcomes.readFrom(in));
    }
}
