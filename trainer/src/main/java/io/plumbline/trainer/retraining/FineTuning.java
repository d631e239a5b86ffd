package io.plumbline.trainer.retraining;

import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.retraining.FineTuningOptions.Start;
import io.plumbline.trainer.retraining.recent.Arrived;
import io.plumbline.trainer.retraining.recent.LabelledRecent;
import io.plumbline.trainer.retraining.recent.RecentSplit;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.split.Part;
import io.plumbline.trainer.split.Shuffle;
import io.plumbline.trainer.training.EpochImages;
import io.plumbline.trainer.training.Training;
import io.plumbline.trainer.training.TrainingListener;
import io.plumbline.trainer.training.TrainingResult;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Trains a challenger, from the champion's weights, afresh, or both and then goes on with the one that validates better, on base
 * and recent images together: on recent ones alone it would forget the base. The best epoch is chosen on as many base as recent
 * images that it does not learn from.
 */
record FineTuning(FineTuningOptions options, TrainingListener listener, BooleanSupplier stopped) {

    /** Of everything random in the training for this trigger, so that it is the same when it is carried out anew. */
    static long seed(RetrainingTrigger trigger) {
        return trigger.triggerId().hashCode();
    }

    /** @throws PackageRefused if the champion's weights do not fit its network */
    TrainingResult run(ModelPackage champion, RecentSplit recent, DataSplit base, long seed) throws PackageRefused {
        ModelSpec model = champion.manifest().model();
        SplittableRandom random = new SplittableRandom(seed);
        Turns baseTurns = Turns.of(base.images(Part.TRAINING), options.basePerEpoch(), random);
        Turns recentTurns = Turns.of(decoded(recent.training(), model), options.recentPerEpoch(), random);
        EpochImages training = EpochImages.of(
                options.imagesPerEpoch(), epoch -> baseTurns.of(epoch).followedBy(recentTurns.of(epoch)));
        LabelledImages recentValidation = decoded(recent.validation(), model);
        LabelledImages validation = Turns.of(base.images(Part.VALIDATION), recentValidation.size(), random)
                .of(1)
                .followedBy(recentValidation);
        Training one = new Training(model, options.training(seed), listener, stopped);
        if (options.start() == Start.AFRESH) {
            return one.afresh(training, validation);
        }
        TrainingResult on = one.from(champion.weights(), training, validation);
        if (options.start() == Start.CHAMPION) {
            return on;
        }
        Training another = new Training(model, options.training(seed), new SecondStart(listener, on), stopped);
        TrainingResult afresh = another.afresh(training, validation);
        return afresh.best().validationLoss() < on.best().validationLoss() ? afresh : on;
    }

    private static LabelledImages decoded(List<LabelledRecent> recents, ModelSpec model) {
        LabelledImages images = Arrived.decoded(
                recents, model.inputShape(), model.preprocessing().otherSizesOrRejected(), model.labels());
        if (images.size() == 0) {
            throw new IllegalArgumentException(
                    "Of %d recent images, none could be decoded to learn from".formatted(recents.size()));
        }
        return images;
    }

    /** Images that take turns: each epoch gets the next so many, and after the last the first come again. */
    private record Turns(LabelledImages shuffled, int perEpoch) {

        static Turns of(LabelledImages images, int perEpoch, RandomGenerator random) {
            int[] order = IntStream.range(0, images.size()).toArray();
            Shuffle.shuffle(order, random);
            return new Turns(images.select(order), perEpoch);
        }

        LabelledImages of(int epoch) {
            int first = (epoch - 1) * perEpoch;
            return shuffled.select(IntStream.range(first, first + perEpoch)
                    .map(i -> i % shuffled.size())
                    .toArray());
        }
    }
}
