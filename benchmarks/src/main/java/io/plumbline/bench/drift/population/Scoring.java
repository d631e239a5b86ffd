package io.plumbline.bench.drift.population;

import io.plumbline.bench.drift.figures.Seed;
import io.plumbline.bench.drift.figures.Workers;
import io.plumbline.model.classify.Scorer;
import io.plumbline.model.classify.Scores;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.shift.Plane;
import io.plumbline.trainer.shift.Shift;
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

    /**
     * What the model says of the images after a change, which is drawn for each image anew.
     *
     * @param what the change is called
     */
    Scored score(LabelledImages images, String what, Shift change) {
        Scored scored =
                new Scored(IntStream.range(0, images.size()).map(images::label).toArray());
        Seed seeds = seed.of(what.hashCode());
        workers.each("scoring " + what, starts(images), from -> {
            int to = Math.min(images.size(), from + CHUNK);
            return score(changed(images, from, to, change, seeds), from, scored);
        });
        return scored;
    }

    /**
     * How unlike anything normal the images are after a change.
     *
     * @param telling tells outliers
     */
    double[] strangeness(Scorer telling, LabelledImages images, String what, Shift change) {
        double[] found = new double[images.size()];
        Seed seeds = seed.of(what.hashCode());
        workers.each("telling " + what, starts(images), from -> {
            PixelBatch batch = changed(images, from, Math.min(images.size(), from + CHUNK), change, seeds);
            Scores scores = telling.score(batch);
            for (int i = 0; i < batch.size(); i++) {
                found[from + i] = scores.strangeness(i).orElseThrow().score();
            }
            return batch.size();
        });
        return found;
    }

    private static List<Integer> starts(LabelledImages images) {
        return IntStream.iterate(0, from -> from < images.size(), from -> from + CHUNK)
                .boxed()
                .toList();
    }

    private PixelBatch changed(LabelledImages images, int from, int to, Shift change, Seed seeds) {
        PixelBatch batch = PixelBatch.allocate(images.shape(), to - from);
        for (int i = from; i < to; i++) {
            Plane plane = Plane.of(
                    images.pixels(i), images.shape().height(), images.shape().width());
            batch.append(change.apply(plane, seeds.of(i).random()).pixels());
        }
        return batch;
    }

    private int score(PixelBatch batch, int from, Scored into) {
        Scores scores = scorer.score(batch);
        for (int i = 0; i < batch.size(); i++) {
            into.put(
                    from + i,
                    scores.features(i).toArray(),
                    scores.probabilities(i).toArray(),
                    scores.predictedClass(i));
        }
        return batch.size();
    }
}
