package io.plumbline.model.classify;

import io.plumbline.drift.statistics.outlier.NormalScores;
import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.model.image.DecodeLimits;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.ImageDecoder;
import io.plumbline.model.image.ImageRejected;
import io.plumbline.model.image.PixelBatch;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Teaches what is normal to a model of outliers. */
public final class OutlierFit {

    /** More images teach nothing more. */
    public static final int MOST_IMAGES = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(OutlierFit.class);
    private static final int PIECE = 256;

    private final TorchScorer scorer;
    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.defaults());
    private final List<float[]> embeddings = new ArrayList<>();
    private final List<float[]> features = new ArrayList<>();
    private final List<Integer> predicted = new ArrayList<>();
    private final List<Double> energies = new ArrayList<>();

    private OutlierFit(TorchScorer scorer) {
        this.scorer = scorer;
    }

    /**
     * Learns from images as they arrive; those that cannot be scored are left out.
     *
     * @param scorer of the network, without a model of outliers
     * @param validation images that the network was not trained on; the first {@value #MOST_IMAGES} count
     * @throws IllegalArgumentException if none can be scored
     */
    public static OutlierModel of(TorchScorer scorer, List<EncodedImage> validation) {
        OutlierFit fit = new OutlierFit(scorer);
        List<EncodedImage> some = validation.subList(0, Math.min(MOST_IMAGES, validation.size()));
        for (int from = 0; from < some.size(); from += PIECE) {
            fit.add(some.subList(from, Math.min(some.size(), from + PIECE)));
        }
        return fit.model();
    }

    private void add(List<EncodedImage> images) {
        PixelBatch batch = PixelBatch.allocate(scorer.spec().inputShape(), images.size());
        for (EncodedImage image : images) {
            decode(image, batch);
        }
        float[][] rows = scorer.embeddings(batch);
        Scores scores = scorer.score(batch);
        for (int i = 0; i < scores.size(); i++) {
            if (scores.isFinite(i)) {
                embeddings.add(rows[i]);
                features.add(scores.features(i).toArray());
                predicted.add(scores.predictedClass(i));
                energies.add(scores.energy(i));
            }
        }
    }

    private void decode(EncodedImage image, PixelBatch batch) {
        try {
            decoder.decode(image, scorer.spec().preprocessing().otherSizesOrRejected(), batch);
        } catch (ImageRejected e) {
            LOG.debug("Learns nothing from an image that is rejected: {}", e.detail());
        }
    }

    private OutlierModel model() {
        NormalScores normal = NormalScores.of(
                embeddings.toArray(float[][]::new),
                predicted.stream().mapToInt(i -> i).toArray(),
                energies.stream().mapToDouble(e -> e).toArray(),
                features.toArray(float[][]::new));
        return OutlierModel.fit(
                normal, scorer.spec().featureSet().inputColumns(), scorer.spec().classes());
    }
}
