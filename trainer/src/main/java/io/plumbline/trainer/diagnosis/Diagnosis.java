package io.plumbline.trainer.diagnosis;

import io.plumbline.model.net.Architecture;
import io.plumbline.trainer.training.TrainingOptions;
import io.plumbline.trainer.training.TrainingResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a training has to say about itself at its end.
 *
 * @param training of the finished model, on images that it learnt from; unlike the losses of the epochs, which were measured
 *     while it still learnt
 * @param validation on images that chose the epoch and the temperature
 * @param test on images that chose nothing
 * @param finding bias or variance, by training and validation images
 * @param advice what to try next; may be empty
 * @param temperature by which logits are divided, fitted on the validation images
 * @param uncalibratedError expected calibration error on the test images without the temperature
 * @param calibratedError the same with it
 */
public record Diagnosis(
        Figures training,
        Figures validation,
        Figures test,
        Finding finding,
        List<String> advice,
        double temperature,
        double uncalibratedError,
        double calibratedError) {

    public Diagnosis {
        advice = List.copyOf(advice);
    }

    /**
     * Compares what the finished model makes of three parts.
     *
     * @param temperature fitted to {@code validation}
     */
    public static Diagnosis of(
            LabelledLogits training,
            LabelledLogits validation,
            LabelledLogits test,
            double temperature,
            Architecture architecture,
            TrainingOptions options,
            TrainingResult result,
            int trainingImages) {
        Figures learnt = Figures.of(training, temperature);
        Figures validated = Figures.of(validation, temperature);
        Finding finding = Finding.of(learnt, validated);
        return new Diagnosis(
                learnt,
                validated,
                Figures.of(test, temperature),
                finding,
                new Advice(architecture, options, result).on(finding, trainingImages),
                temperature,
                CalibrationError.of(test, 1),
                CalibrationError.of(test, temperature));
    }

    /** Figures for a manifest: shares, nats and the temperature. */
    public Map<String, Double> metrics() {
        return Map.of(
                "finalTrainingLoss", training.loss(),
                "finalTrainingAccuracy", training.accuracy(),
                "bias", finding.bias(),
                "variance", finding.variance(),
                "temperature", temperature,
                "testCalibrationError", calibratedError,
                "testCalibrationErrorBefore", uncalibratedError);
    }

    /** A few lines for people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("%-11s %7s %9s  %s%n".formatted("part", "loss", "accuracy", "images"));
        line(text, "training", training);
        line(text, "validation", validation);
        line(text, "test", test);
        text.append(String.format(
                Locale.ROOT,
                "%s: bias %.3f (error on training images; up to %.2f is taken for good), variance %.3f ± %.3f (up to %.2f)%n",
                headline(),
                finding.bias(),
                Finding.GOOD_BIAS,
                finding.variance(),
                finding.uncertainty(),
                Finding.GOOD_VARIANCE));
        advice.forEach(each -> text.append("  try %s%n".formatted(each)));
        text.append(String.format(
                Locale.ROOT,
                "calibration: temperature %.3f; expected calibration error on test images %.4f before, %.4f after",
                temperature,
                uncalibratedError,
                calibratedError));
        return text.toString();
    }

    private String headline() {
        return switch (finding.kind()) {
            case BIAS -> "too much bias";
            case VARIANCE -> "too much variance";
            case BOTH -> "too much bias and variance";
            case NEITHER -> "neither bias nor variance stands out";
        };
    }

    private static void line(StringBuilder text, String part, Figures figures) {
        text.append(String.format(
                Locale.ROOT, "%-11s %7.4f %9.4f  %,d%n", part, figures.loss(), figures.accuracy(), figures.images()));
    }
}
