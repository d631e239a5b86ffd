package io.plumbline.model.features;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.image.InputShape;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the network said: the logarithm of each class's probability (it orders as the probability does, without piling
 * up at 0 and 1), the entropy −Σ p·log p of the probabilities, and the energy −log Σ exp(logit).
 *
 * <p>Energy as a measure of how unlike the training data an image is: Liu et al., "Energy-based Out-of-distribution
 * Detection", NeurIPS 2020.
 */
public final class PredictionFeatures implements FeatureGroup {

    private static final String UNIT = "nat";

    @Override
    public String name() {
        return "prediction";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<FeatureSpec> features(InputShape shape, List<String> labels) {
        return Stream.concat(labels.stream().map(label -> "log_p:" + label), Stream.of("entropy", "energy"))
                .map(name -> new FeatureSpec(name, UNIT))
                .toList();
    }

    @Override
    public Extractor extractor(InputShape shape, List<String> labels) {
        return PredictionFeatures::extract;
    }

    private static void extract(ScoredImage image, float[] into, int from) {
        float[] logProbabilities = image.logProbabilities();
        double entropy = 0;
        for (int c = 0; c < logProbabilities.length; c++) {
            into[from + c] = logProbabilities[c];
            entropy -= Math.exp(logProbabilities[c]) * logProbabilities[c];
        }
        into[from + logProbabilities.length] = (float) entropy;
        into[from + logProbabilities.length + 1] = (float) Energy.of(image.logits(), 0, image.logits().length);
    }
}
