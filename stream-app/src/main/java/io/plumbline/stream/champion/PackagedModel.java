package io.plumbline.stream.champion;

import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.Classifier;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The classifier of a model package, fed through the one path from encoded bytes to scores. */
final class PackagedModel implements ServingModel {

    private final Classifier classifier;
    private final BatchScorer scorer;
    private final ChunkLimit limit;
    private final String id;

    PackagedModel(Classifier classifier, BatchScorer scorer, ChunkLimit limit) {
        this.classifier = classifier;
        this.scorer = scorer;
        this.limit = limit;
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
        return limit.images();
    }

    /** The same model; closing either closes both. */
    PackagedModel within(ChunkLimit other) {
        return new PackagedModel(classifier, scorer, other);
    }

    @Override
    public List<Outcome> score(List<EncodedImage> images) {
        long start = System.nanoTime();
        List<Outcome> outcomes = scorer.score(classifier, images);
        limit.took(images.size(), Duration.ofNanos(System.nanoTime() - start));
        return outcomes;
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
