package io.plumbline.model.classify;

import io.plumbline.contract.models.ModelId;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.pack.Canaries;
import io.plumbline.model.pack.Manifest;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.PackageRefused;

/** The network of a model package, on PyTorch, with its canaries at hand. */
public final class TorchClassifier implements Classifier {

    private final ModelId id;
    private final Manifest manifest;
    private final Canaries canaries;
    private final TorchScorer scorer;

    private TorchClassifier(ModelPackage source, TorchScorer scorer) {
        this.id = source.id();
        this.manifest = source.manifest();
        this.canaries = source.canaries();
        this.scorer = scorer;
    }

    /**
     * Builds the package's network and has it score the package's canaries.
     *
     * @throws PackageRefused if its weights do not fit, or its canaries come out otherwise than the package says
     */
    public static TorchClassifier load(ModelPackage source) throws PackageRefused {
        TorchClassifier classifier = new TorchClassifier(
                source,
                TorchScorer.of(
                        source.manifest().model(),
                        source.weights(),
                        source.baseline().outliers()));
        try {
            classifier.verifyCanaries();
            return classifier;
        } catch (PackageRefused | RuntimeException | Error e) {
            classifier.close();
            throw e;
        }
    }

    @Override
    public ModelId modelId() {
        return id;
    }

    @Override
    public Manifest manifest() {
        return manifest;
    }

    @Override
    public void verifyCanaries() throws PackageRefused {
        CanaryRun.verify(scorer, canaries);
    }

    @Override
    public int imagesPerPass() {
        return scorer.imagesPerPass();
    }

    @Override
    public Scores score(PixelBatch batch) {
        return scorer.score(batch);
    }

    @Override
    public void close() {
        scorer.close();
    }
}
