package io.plumbline.trainer.evaluation;

import io.plumbline.drift.statistics.estimate.AccuracyReference;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.classify.Scorer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Images of known classes and what one model makes of them, in the same order. */
public final class ScoredImages {

    private final EncodedImages images;
    private final List<String> labelNames;
    private final List<Outcome> outcomes;

    private ScoredImages(EncodedImages images, List<String> labelNames, List<Outcome> outcomes) {
        this.images = images;
        this.labelNames = labelNames;
        this.outcomes = List.copyOf(outcomes);
    }

    /** Decodes and scores, as the stream does. */
    public static ScoredImages of(EncodedImages images, Scorer scorer, BatchScorer batchScorer) {
        return new ScoredImages(images, scorer.spec().labels(), batchScorer.score(scorer, images.images()));
    }

    /** One per image, in their order. */
    public List<Outcome> outcomes() {
        return outcomes;
    }

    public int size() {
        return outcomes.size();
    }

    /** The scores of one image; empty if it was rejected. */
    public Optional<Outcome.Scored> scored(int index) {
        return outcomes.get(index) instanceof Outcome.Scored scored ? Optional.of(scored) : Optional.empty();
    }

    /** Whether the most probable class of one image is its own; false for a rejected one. */
    public boolean isRight(int index) {
        return scored(index)
                .filter(scored -> scored.classIndex() == images.label(index))
                .isPresent();
    }

    /**
     * What these images teach about the model's confidence, and others about its accuracy.
     *
     * @param reference images whose outcomes accuracy with labels will be compared with; may be these
     */
    public AccuracyReference accuracyReference(ScoredImages reference) {
        int[] known =
                IntStream.range(0, size()).filter(i -> scored(i).isPresent()).toArray();
        float[][] probabilities = IntStream.of(known)
                .mapToObj(i -> scored(i).orElseThrow().probabilities().toArray())
                .toArray(float[][]::new);
        int[] labels = IntStream.of(known).map(images::label).toArray();
        return AccuracyReference.fit(
                probabilities, labels, reference.evaluate().confusion().outcomes());
    }

    /** How good the model is on those that were scored. */
    public Evaluation evaluate() {
        Evaluation.Builder builder = new Evaluation.Builder(labelNames);
        for (int i = 0; i < size(); i++) {
            if (outcomes.get(i) instanceof Outcome.Scored scored) {
                builder.add(images.label(i), scored);
            }
        }
        return builder.build();
    }
}
