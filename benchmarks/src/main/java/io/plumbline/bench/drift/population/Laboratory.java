package io.plumbline.bench.drift.population;

import io.plumbline.bench.data.RawImages;
import io.plumbline.bench.drift.figures.Seed;
import io.plumbline.bench.drift.figures.Workers;
import io.plumbline.bench.drift.shift.ImageChange;
import io.plumbline.drift.statistics.outlier.OutlierModel;
import io.plumbline.model.classify.OutlierFit;
import io.plumbline.model.classify.Scorer;
import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.net.TorchThreads;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.Weights;
import io.plumbline.model.preprocessing.Preprocessing;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.split.Part;
import io.plumbline.trainer.training.Training;
import io.plumbline.trainer.training.TrainingListener;
import io.plumbline.trainer.training.TrainingOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Trains models on one pool, and draws references. Each model has a split of its own: the pool is shuffled, and the images
 * that it neither learnt from nor was tuned and tested on are its population.
 */
public final class Laboratory {

    private static final int FOREIGN_IMAGES = 5_000;

    private final LabelledImages pool;
    private final Sizes sizes;
    private final Seed seed;
    private final Workers workers;

    public Laboratory(LabelledImages pool, Sizes sizes, Seed seed, Workers workers) {
        this.pool = pool;
        this.sizes = sizes;
        this.seed = seed;
        this.workers = workers;
    }

    /** Trains convolutional networks, and scores all that the study needs. */
    public List<StudyModel> models(int count) {
        List<Trained> trained = new ArrayList<>();
        while (trained.size() < count) {
            trained.add(train(trained.size()));
            workers.say("training models", (double) trained.size() / count);
        }
        // Each of the workers keeps one core busy with its own images.
        TorchThreads.setPerOperation(1);
        return trained.stream().map(this::score).toList();
    }

    /** Draws references from each model's population. */
    public List<StudyReference> references(List<StudyModel> models, int each) {
        List<StudyModel> wanted = models.stream()
                .flatMap(model -> IntStream.range(0, each).mapToObj(i -> model))
                .toList();
        return workers.each(
                "calibrating references",
                IntStream.range(0, wanted.size()).boxed().toList(),
                i -> StudyReference.draw(
                        wanted.get(i), sizes, seed.of(ImageChange.NONE).of(i)));
    }

    private Trained train(int number) {
        DataSplit split = DataSplit.of(pool, sizes.split(), seed.of(number).value());
        Architecture architecture = Architecture.cnn();
        ModelSpec spec =
                ModelSpec.of(architecture, pool.shape(), pool.labelNames(), Preprocessing.unitScale(pool.shape()));
        TrainingOptions options =
                TrainingOptions.defaults(architecture, split.seed()).withEpochs(sizes.epochs());
        Weights weights = new Training(spec, options, TrainingListener.SILENT, () -> false)
                .fromScratch(split.images(Part.TRAINING), split.images(Part.VALIDATION))
                .weights();
        return new Trained(number, split, spec, weights);
    }

    private StudyModel score(Trained model) {
        try (TorchScorer scorer = TorchScorer.of(model.spec, model.weights);
                Scorer telling = TorchScorer.of(model.spec, model.weights, Optional.of(outliers(scorer, model)))) {
            Scoring scoring = new Scoring(scorer, workers, seed.of(model.number));
            LabelledImages population = model.population();
            LabelledImages first = first(population, sizes.changedImages());
            Map<ImageChange, Scored> scored = new EnumMap<>(ImageChange.class);
            for (ImageChange change : ImageChange.values()) {
                LabelledImages images = change == ImageChange.NONE ? population : first;
                scored.put(change, scoring.score(images, change.name(), change.shift()));
            }
            LabelledImages some = first(population, FOREIGN_IMAGES);
            Map<Foreign, double[]> foreign = new EnumMap<>(Foreign.class);
            for (Foreign kind : Foreign.values()) {
                foreign.put(kind, scoring.strangeness(telling, some, kind.title(), kind.shift()));
            }
            ImageChange none = ImageChange.NONE;
            return new StudyModel(
                    model.spec,
                    asTheyAre(scoring, model, Part.TEST).accuracy(),
                    asTheyAre(scoring, model, Part.VALIDATION),
                    scored,
                    scoring.strangeness(telling, some, none.name(), none.shift()),
                    foreign);
        } catch (PackageRefused e) {
            throw new IllegalStateException("Weights that were just trained do not fit their own network", e);
        }
    }

    /** Learnt from the images that place the edges of the bins. */
    private static OutlierModel outliers(TorchScorer scorer, Trained model) {
        return OutlierFit.of(scorer, RawImages.of(model.split.images(Part.VALIDATION)));
    }

    private static Scored asTheyAre(Scoring scoring, Trained model, Part part) {
        return scoring.score(model.split.images(part), part.name(), ImageChange.NONE.shift());
    }

    private static LabelledImages first(LabelledImages images, int count) {
        return images.select(IntStream.range(0, Math.min(images.size(), count)).toArray());
    }

    /** A model that has not scored anything yet. */
    private record Trained(int number, DataSplit split, ModelSpec spec, Weights weights) {

        LabelledImages population() {
            return split.images(Part.REFERENCE).followedBy(split.images(Part.STREAM));
        }
    }
}
