package io.plumbline.trainer.diagnosis;

import io.plumbline.model.net.Architecture;
import io.plumbline.trainer.training.TrainingOptions;
import io.plumbline.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;

/** What to try next, in the words of the options. */
final class Advice {

    private final Architecture architecture;
    private final TrainingOptions options;
    private final TrainingResult result;

    Advice(Architecture architecture, TrainingOptions options, TrainingResult result) {
        this.architecture = architecture;
        this.options = options;
        this.result = result;
    }

    /** One or more things to try, unless there is nothing to complain of. */
    List<String> on(Finding finding, int trainingImages) {
        return switch (finding.kind()) {
            case BIAS -> {
                List<String> advice = againstBias();
                if (dropout() > 0 || options.l2() > 0) {
                    advice.add("less dropout than %s and less L2 than %s".formatted(dropout(), options.l2()));
                }
                yield advice;
            }
            case VARIANCE -> againstVariance(trainingImages);
            case BOTH -> {
                List<String> both = new ArrayList<>(againstBias());
                both.addAll(againstVariance(trainingImages));
                yield both;
            }
            case NEITHER -> List.of();
        };
    }

    private List<String> againstBias() {
        List<String> advice = new ArrayList<>();
        if (result.best().epoch() == options.epochs()) {
            advice.add("more epochs than %d, the last of which was the best".formatted(options.epochs()));
        }
        advice.add("more filters or units than %s".formatted(architecture.hyperparameters()));
        advice.add("another learning rate than %s, or another optimizer than %s"
                .formatted(options.learningRate(), options.optimizer()));
        return advice;
    }

    private List<String> againstVariance(int trainingImages) {
        List<String> advice = new ArrayList<>();
        advice.add("more or more varied training images than %,d".formatted(trainingImages));
        advice.add(dropout() == 0 ? "dropout, such as 0.2" : "more dropout than %s".formatted(dropout()));
        advice.add(options.l2() == 0 ? "L2, such as 0.001" : "more L2 than %s".formatted(options.l2()));
        if (result.epochs().size() - result.best().epoch() >= 2) {
            advice.add("fewer epochs: the best was %d of %d"
                    .formatted(result.best().epoch(), result.epochs().size()));
        }
        return advice;
    }

    private double dropout() {
        return architecture.hyperparameters().getOrDefault("dropout", 0.0);
    }
}
