package io.plumbline.stream.champion;

import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.Classifier;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import java.util.List;
import java.util.Optional;

/** The classifier of a model package, fed through the one path from encoded bytes to scores. */
final class PackagedModel implements ServingModel {

    private final Classifier classifier;
    private final BatchScorer scorer;
    private final int largestChunk;
    private final String id;

    PackagedModel(Classifier classifier, BatchScorer scorer, int largestChunk) {
        this.classifier = classifier;
        this.scorer = scorer;
        this.largestChunk = largestChunk;
        this.id = classifier.modelId().toString();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ModelSpec spec() {
        return classifier.spec();
    }

    @Override
    public int largestChunk() {
        return largestChunk;
    }

    /** The same model; closing either closes both. */
    PackagedModel withLargestChunk(int images) {
        return new PackagedModel(classifier, scorer, images);
    }

    @Override
    public List<Outcome> score(List<EncodedImage> images) {
        return scorer.score(classifier, images);
    }

    @Override
    public Optional<String> fault() {
        try {
            classifier.verifyCanaries();
            return Optional.empty();
        } catch (PackageRefused e) {
            return Optional.of(e.detail());
        }
    }

    @Override
    public void close() {
        classifier.close();
    }
}
