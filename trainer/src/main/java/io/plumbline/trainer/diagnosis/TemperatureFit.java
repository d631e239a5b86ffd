package io.plumbline.trainer.diagnosis;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Temperature scaling (Guo et al. 2017, arXiv:1706.04599): the one number by which to divide logits so that the loss on images
 * that were not learnt from is lowest. It changes no decision, only how sure the model says it is.
 */
public final class TemperatureFit {

    /** What a temperature may be. */
    static final double LOWEST = 0.05;

    static final double HIGHEST = 20;

    private static final double RELATIVE_ACCURACY = 1e-8;
    private static final double ABSOLUTE_ACCURACY = 1e-10;
    private static final int MOST_EVALUATIONS = 500;

    private TemperatureFit() {}

    /** The temperature, from {@value #LOWEST} to {@value #HIGHEST}, of lowest loss; found on the scale of its logarithm. */
    public static double of(LabelledLogits validation) {
        double log = new BrentOptimizer(RELATIVE_ACCURACY, ABSOLUTE_ACCURACY)
                .optimize(
                        new MaxEval(MOST_EVALUATIONS),
                        new UnivariateObjectiveFunction(t -> validation.loss(Math.exp(t))),
                        GoalType.MINIMIZE,
                        new SearchInterval(Math.log(LOWEST), Math.log(HIGHEST), 0))
                .getPoint();
        return Math.exp(log);
    }
}
