package io.plumbline.trainer.study;

import io.plumbline.trainer.training.EpochResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Trials with made-up figures. */
final class Trials {

    private Trials() {}

    /** One whose validation accuracy goes like this, in ten seconds. */
    static Trial of(String variant, long seed, double testAccuracy, double... validationAccuracies) {
        List<EpochResult> epochs = new ArrayList<>();
        for (double accuracy : validationAccuracies) {
            epochs.add(new EpochResult(epochs.size() + 1, 1 - accuracy, accuracy, 1.1 - accuracy, accuracy, true));
        }
        return new Trial(variant, seed, 0.01, epochs, 10, 0.1, testAccuracy);
    }

    /** One for each of these test accuracies, with the seeds 1, 2 and so on. */
    static List<Trial> withTestAccuracies(String variant, double... accuracies) {
        List<Trial> trials = new ArrayList<>();
        DoubleStream.of(accuracies)
                .forEach(accuracy -> trials.add(of(variant, trials.size() + 1L, accuracy, 0.8, 0.9)));
        return trials;
    }
}
