package io.plumbline.bench.drift.population;

import io.plumbline.bench.drift.figures.Seed;
import io.plumbline.bench.drift.figures.Workers;
import io.plumbline.bench.drift.shift.ImageChange;
import io.plumbline.model.classify.Scorer;
import io.plumbline.model.classify.Scores;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.shift.Plane;
import java.util.List;
import java.util.stream.IntStream;

/** Scores changed images on all cores, a chunk each at a time, raw as they are: nothing is encoded in between. */
final class Scoring {

    private static final int CHUNK = 500;

    private final Scorer scorer;
    private final Workers workers;
    private final Seed seed;

    Scoring(Scorer scorer, Workers workers, Seed seed) {
        this.scorer = scorer;
        this.workers = workers;
        this.seed = seed;
    }

    /** What the model says of the images after a change, which is drawn for each image anew. */
    Scored score(LabelledImages images, ImageChange change) {
        Scored scored = new Scored(images.size());
        List<Integer> starts = IntStream.iterate(0, from -> from < images.size(), from -> from + CHUNK)
                .boxed()
                .toList();
        workers.each("scoring " + change, starts, from -> {
            int to = Math.min(images.size(), from + CHUNK);
            return score(images, change, from, to, scored);
        });
        return scored;
    }

    private int score(LabelledImages images, ImageChange change, int from, int to, Scored into) {
        PixelBatch batch = PixelBatch.allocate(images.shape(), to - from);
        for (int i = from; i < to; i++) {
            batch.append(changed(images, i, change));
        }
        Scores scores = scorer.score(batch);
        for (int i = from; i < to; i++) {
            int predicted = scores.predictedClass(i - from);
            into.put(
                    i,
                    scores.features(i - from).toArray(),
                    predicted,
                    scores.probabilities(i - from).get(predicted));
        }
        return to - from;
    }

    private byte[] changed(LabelledImages images, int i, ImageChange change) {
        Plane plane = Plane.of(
                images.pixels(i), images.shape().height(), images.shape().width());
        return change.shift().apply(plane, seed.of(change).of(i).random()).pixels();
    }
}
