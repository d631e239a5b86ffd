package io.plumbline.trainer.diagnosis;

import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.image.DecodeLimits;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.ImageDecoder;
import io.plumbline.model.image.ImageRejected;
import io.plumbline.model.image.OtherSizes;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.evaluation.ConfusionMatrix;
import io.plumbline.trainer.evaluation.EncodedImages;
import io.plumbline.trainer.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a network puts out for images of known classes, before it becomes probabilities. Immutable. */
public final class LabelledLogits {

    private static final Logger LOG = LoggerFactory.getLogger(LabelledLogits.class);
    private static final int PIECE = 256;

    private final double[][] logits;
    private final int[] labels;

    private LabelledLogits(double[][] logits, int[] labels) {
        this.logits = logits;
        this.labels = labels;
    }

    /**
     * Logits with the classes of their images.
     *
     * @param logits images × classes
     * @param labels the class of each image, by its number
     */
    static LabelledLogits of(double[][] logits, int[] labels) {
        if (logits.length != labels.length || logits.length == 0) {
            throw new IllegalArgumentException("Expected one class per image and one image or more, found %d for %d"
                    .formatted(labels.length, logits.length));
        }
        return new LabelledLogits(logits, labels);
    }

    /**
     * Decodes and scores images as the stream does; those that are rejected are left out.
     *
     * @throws IllegalArgumentException if all are
     */
    public static LabelledLogits of(EncodedImages images, TorchScorer scorer) {
        List<double[]> rows = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        ImageDecoder decoder = new ImageDecoder(DecodeLimits.defaults());
        OtherSizes others = scorer.spec().preprocessing().otherSizesOrRejected();
        PixelBatch batch = PixelBatch.allocate(scorer.spec().inputShape(), PIECE);
        for (int i = 0; i < images.size(); i++) {
            if (decodes(images.images().get(i), decoder, others, batch)) {
                classes.add(images.label(i));
            }
            if (batch.size() == PIECE || i == images.size() - 1) {
                rows.addAll(rows(scorer.logits(batch), scorer.spec().classes()));
                batch.clear();
            }
        }
        return of(
                rows.toArray(double[][]::new), classes.stream().mapToInt(c -> c).toArray());
    }

    /** Scores pixels as they are, without encoding and decoding them. */
    public static LabelledLogits of(LabelledImages images, TorchScorer scorer) {
        List<double[]> rows = new ArrayList<>();
        PixelBatch batch = PixelBatch.allocate(images.shape(), PIECE);
        for (int i = 0; i < images.size(); i++) {
            batch.append(images.pixels(i));
            if (batch.size() == PIECE || i == images.size() - 1) {
                rows.addAll(rows(scorer.logits(batch), scorer.spec().classes()));
                batch.clear();
            }
        }
        return of(
                rows.toArray(double[][]::new),
                IntStream.range(0, images.size()).map(images::label).toArray());
    }

    private static boolean decodes(EncodedImage image, ImageDecoder decoder, OtherSizes others, PixelBatch into) {
        try {
            decoder.decode(image, others, into);
            return true;
        } catch (ImageRejected e) {
            LOG.debug("Left out an image that is rejected: {}", e.detail());
            return false;
        }
    }

    private static List<double[]> rows(float[] flat, int classes) {
        return IntStream.range(0, flat.length / classes)
                .mapToObj(i -> IntStream.range(i * classes, (i + 1) * classes)
                        .mapToDouble(k -> flat[k])
                        .toArray())
                .toList();
    }

    /** How many images. */
    public int size() {
        return labels.length;
    }

    /** Share of the images whose largest logit is that of their class. */
    public double accuracy() {
        return (double) IntStream.range(0, size()).filter(this::isRight).count() / size();
    }

    /** Mean of −log of the probability of the true class, in nats, when logits are divided by a temperature. */
    public double loss(double temperature) {
        return IntStream.range(0, size())
                .mapToDouble(i -> -logProbability(i, labels[i], temperature))
                .average()
                .orElseThrow();
    }

    /**
     * How good the network is on these images, when logits are divided by a temperature.
     *
     * @param labelNames the names of the classes
     */
    public Evaluation evaluation(List<String> labelNames, double temperature) {
        long[][] counts = new long[labelNames.size()][labelNames.size()];
        for (int i = 0; i < size(); i++) {
            counts[labels[i]][predicted(i)]++;
        }
        return new Evaluation(loss(temperature), ConfusionMatrix.of(labelNames, counts));
    }

    boolean isRight(int index) {
        return predicted(index) == labels[index];
    }

    /** The largest probability of one image, when logits are divided by a temperature. */
    double confidence(int index, double temperature) {
        return Math.exp(logProbability(index, predicted(index), temperature));
    }

    private int predicted(int index) {
        double[] row = logits[index];
        int best = 0;
        for (int k = 1; k < row.length; k++) {
            if (row[k] > row[best]) {
                best = k;
            }
        }
        return best;
    }

    private double logProbability(int index, int ofClass, double temperature) {
        double[] row = logits[index];
        double largest = row[predicted(index)] / temperature;
        double sum = 0;
        for (double logit : row) {
            sum += Math.exp(logit / temperature - largest);
        }
        return row[ofClass] / temperature - largest - Math.log(sum);
    }
}
