package io.plumbline.trainer.study;

import static io.plumbline.trainer.study.Claim.less;
import static io.plumbline.trainer.study.Claim.more;

import io.plumbline.model.net.Architecture;
import io.plumbline.trainer.training.EpochResult;
import io.plumbline.trainer.training.Optimizer;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A question, what is tried to answer it, and what textbooks say.
 *
 * @param question for people
 * @param variants two or more
 * @param sharesRate whether the learning rate that is best for the first variant is used for all of them
 * @param claims about the variants
 * @param measures the columns of the table
 * @param curve what is plotted over the epochs
 */
record Study(
        StudyName name,
        String question,
        List<Variant> variants,
        boolean sharesRate,
        List<Claim> claims,
        List<Measure> measures,
        Curve curve) {

    private static final String NONE = "no regularization";
    private static final String L2 = "L2 0.001";
    private static final String DROPOUT = "dropout 0.2";
    private static final String BOTH = "L2 and dropout";
    private static final String WITHOUT = "no batch norm";
    private static final String WITH = "batch norm";

    Study {
        variants = List.copyOf(variants);
        claims = List.copyOf(claims);
        measures = List.copyOf(measures);
    }

    /**
     * What is plotted.
     *
     * @param title above it
     * @param value of an epoch
     */
    record Curve(String title, ToDoubleFunction<EpochResult> value) {}

    static Study of(StudyName name) {
        return switch (name) {
            case OPTIMIZERS -> optimizers();
            case REGULARIZATION -> regularization();
            case BATCHNORM -> batchNorm();
        };
    }

    private static Study optimizers() {
        String sgd = "plain SGD";
        String momentum = "momentum";
        String rmsprop = "RMSprop";
        String adam = "Adam";
        return new Study(
                StudyName.OPTIMIZERS,
                "Which optimizer gets a dense network (784-512-10) how far, and how soon?",
                List.of(
                        new Variant(sgd, Architecture.mlp(), Optimizer.SGD, 0, List.of(0.03, 0.1, 0.3, 0.6)),
                        new Variant(momentum, Architecture.mlp(), Optimizer.MOMENTUM, 0, List.of(0.01, 0.03, 0.1, 0.2)),
                        new Variant(
                                rmsprop,
                                Architecture.mlp(),
                                Optimizer.RMSPROP,
                                0,
                                List.of(0.0001, 0.0003, 0.001, 0.003)),
                        new Variant(adam, Architecture.mlp(), Optimizer.ADAM, 0, List.of(0.0003, 0.001, 0.003, 0.01))),
                false,
                List.of(
                        less(momentum, Measure.EPOCHS_TO_TARGET, sgd),
                        less(rmsprop, Measure.EPOCHS_TO_TARGET, sgd),
                        less(adam, Measure.EPOCHS_TO_TARGET, sgd),
                        less(adam, Measure.EPOCHS_TO_TARGET, momentum),
                        less(adam, Measure.EPOCHS_TO_TARGET, rmsprop),
                        less(adam, Measure.SECONDS_TO_TARGET, sgd),
                        more(adam, Measure.TEST_ACCURACY, sgd),
                        more(adam, Measure.TEST_ACCURACY, momentum),
                        more(adam, Measure.TEST_ACCURACY, rmsprop)),
                List.of(
                        Measure.TEST_ACCURACY,
                        Measure.EPOCHS_TO_TARGET,
                        Measure.SECONDS_TO_TARGET,
                        Measure.SECONDS_PER_EPOCH),
                new Curve("Validation accuracy by epoch", EpochResult::validationAccuracy));
    }

    private static Study regularization() {
        Architecture plain = Architecture.mlp();
        Architecture dropout = plain.with("dropout", 0.2);
        List<Double> rates = List.of(0.0001, 0.0003, 0.001, 0.003);
        return new Study(
                StudyName.REGULARIZATION,
                "What keeps a dense network (784-512-10, Adam) from learning few images by heart?",
                List.of(
                        new Variant(NONE, plain, Optimizer.ADAM, 0, rates),
                        new Variant(L2, plain, Optimizer.ADAM, 0.001, rates),
                        new Variant(DROPOUT, dropout, Optimizer.ADAM, 0, rates),
                        new Variant(BOTH, dropout, Optimizer.ADAM, 0.001, rates)),
                true,
                List.of(
                        less(L2, Measure.VALIDATION_LOSS, NONE),
                        less(DROPOUT, Measure.VALIDATION_LOSS, NONE),
                        less(BOTH, Measure.VALIDATION_LOSS, NONE),
                        less(BOTH, Measure.VALIDATION_LOSS, L2),
                        less(BOTH, Measure.VALIDATION_LOSS, DROPOUT),
                        less(L2, Measure.GAP, NONE),
                        less(DROPOUT, Measure.GAP, NONE),
                        less(BOTH, Measure.GAP, NONE),
                        more(L2, Measure.TEST_ACCURACY, NONE),
                        more(DROPOUT, Measure.TEST_ACCURACY, NONE),
                        more(BOTH, Measure.TEST_ACCURACY, NONE)),
                List.of(Measure.VALIDATION_LOSS, Measure.GAP, Measure.LOWEST_VALIDATION_LOSS, Measure.TEST_ACCURACY),
                new Curve("Validation loss by epoch", EpochResult::validationLoss));
    }

    private static Study batchNorm() {
        Architecture with = Architecture.cnn();
        List<Double> rates = List.of(0.0003, 0.001, 0.003, 0.01);
        return new Study(
                StudyName.BATCHNORM,
                "What does batch normalisation gain a convolutional network (Adam)?",
                List.of(
                        new Variant(WITHOUT, with.with("batchNorm", 0), Optimizer.ADAM, 0, rates),
                        new Variant(WITH, with, Optimizer.ADAM, 0, rates)),
                false,
                List.of(
                        less(WITH, Measure.EPOCHS_TO_TARGET, WITHOUT),
                        more(WITH, Measure.TEST_ACCURACY, WITHOUT),
                        less(WITH, Measure.VALIDATION_LOSS, WITHOUT),
                        more(WITH, Measure.SECONDS_PER_EPOCH, WITHOUT)),
                List.of(
                        Measure.EPOCHS_TO_TARGET,
                        Measure.TEST_ACCURACY,
                        Measure.VALIDATION_LOSS,
                        Measure.SECONDS_PER_EPOCH),
                new Curve("Validation accuracy by epoch", EpochResult::validationAccuracy));
    }
}
