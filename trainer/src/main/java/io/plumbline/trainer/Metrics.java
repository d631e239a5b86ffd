package io.plumbline.trainer;

import io.plumbline.trainer.diagnosis.Diagnosis;
import io.plumbline.trainer.evaluation.Evaluation;
import io.plumbline.trainer.training.EpochResult;
import io.plumbline.trainer.training.TrainingResult;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a training that a manifest keeps: accuracies as shares, losses in nats. */
final class Metrics {

    private Metrics() {}

    static Map<String, Double> of(TrainingResult trained, Evaluation test, Diagnosis diagnosis) {
        EpochResult best = trained.best();
        Map<String, Double> metrics = new TreeMap<>(diagnosis.metrics());
        metrics.putAll(Map.of(
                "trainingLoss", best.trainingLoss(),
                "trainingAccuracy", best.trainingAccuracy(),
                "validationLoss", best.validationLoss(),
                "validationAccuracy", best.validationAccuracy(),
                "testLoss", test.loss(),
                "testAccuracy", test.accuracy()));
        return metrics;
    }
}
