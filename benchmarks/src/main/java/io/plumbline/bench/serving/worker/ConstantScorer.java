package io.plumbline.bench.serving.worker;

import io.plumbline.model.classify.Scorer;
import io.plumbline.model.classify.Scores;
import io.plumbline.model.classify.TorchClassifier;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;

/** Gives every batch the scores that the package's canary images got once, so that answers are as long as real ones. */
final class ConstantScorer implements Scorer {

    private final ModelSpec spec;
    private final Scores scores;

    private ConstantScorer(ModelSpec spec, Scores scores) {
        this.spec = spec;
        this.scores = scores;
    }

    /** For batches of up to this many images. */
    static ConstantScorer of(ModelPackage source, int largestBatch) throws PackageRefused {
        ModelSpec spec = source.manifest().model();
        PixelBatch batch = PixelBatch.allocate(spec.inputShape(), largestBatch);
        for (int i = 0; i < largestBatch; i++) {
            batch.append(source.canaries().image(i % source.canaries().size()).value());
        }
        try (TorchClassifier classifier = TorchClassifier.load(source)) {
            return new ConstantScorer(spec, classifier.score(batch));
        }
    }

    @Override
    public ModelSpec spec() {
        return spec;
    }

    @Override
    public Scores score(PixelBatch batch) {
        return scores;
    }

    @Override
    public void close() {}
}
