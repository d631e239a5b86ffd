package io.plumbline.bench.training;

import java.util.Optional;

/**
 * Everything that was measured in one run on one machine; what was not asked for, or could not be had, is missing.
 *
 * @param retrainSeconds from a trigger to a model that serves, see {@link Retraining}
 */
record TrainingReport(
        Settings settings,
        Optional<NetworkFigures> mlp,
        Optional<NetworkFigures> cnn,
        Optional<Double> retrainSeconds,
        Optional<Retraining> retraining) {

    /**
     * Under which circumstances.
     *
     * @param cores that the JVM sees
     * @param threads that PyTorch may use in one operation, on both sides
     * @param trainingImages of an epoch
     * @param validationImages that are scored after each epoch
     * @param batch images per step
     * @param measured when
     */
    record Settings(
            boolean quick,
            long seed,
            int cores,
            int threads,
            int trainingImages,
            int validationImages,
            int batch,
            String java,
            String measured) {}

    /**
     * How one network is trained, by Plumbline and by PyTorch from Python.
     *
     * @param ratioToPyTorch the median of the repeats' ratios of the times; below 1, Plumbline is faster
     * @param ratios of each repeat
     * @param epochs of each repeat
     * @param secondsPerEpoch validation included
     * @param validationAccuracy of the last repeat, 0 to 1
     */
    record NetworkFigures(
            Optional<Double> ratioToPyTorch,
            Optional<Samples> ratios,
            int epochs,
            Samples secondsPerEpoch,
            Optional<Samples> pyTorchSecondsPerEpoch,
            int peakMiB,
            Optional<Integer> pyTorchPeakMiB,
            double validationAccuracy,
            Optional<Double> pyTorchValidationAccuracy) {}

    /**
     * One retraining, as {@code ./plumbline retrain} does it beside {@code ./plumbline serve}.
     *
     * @param recentImages labelled images that it learnt from or judged by
     * @param outcome the verdict in a word
     * @param verdictSeconds from reading the trigger to the verdict
     * @param swapSeconds from the trigger to the moment at which the challenger served
     * @param recentChampionAccuracy of the champion on recent images
     * @param recentChallengerAccuracy of the challenger on the same
     */
    record Retraining(
            int recentImages,
            String outcome,
            double verdictSeconds,
            double swapSeconds,
            double recentChampionAccuracy,
            double recentChallengerAccuracy) {}
}
