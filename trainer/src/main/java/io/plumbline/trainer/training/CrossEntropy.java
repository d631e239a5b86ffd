package io.plumbline.trainer.training;

import ai.djl.ndarray.NDArray;

/** How far logits (images × classes) are from the true classes (int64, one per image). */
final class CrossEntropy {

    private static final int CLASS_AXIS = 1;

    private CrossEntropy() {}

    /** Mean of −log softmax(logits)[class], in nats; one number. */
    static NDArray mean(NDArray logits, NDArray classes) {
        NDArray logProbabilities = logits.logSoftmax(CLASS_AXIS);
        return logProbabilities
                .gather(classes.expandDims(CLASS_AXIS), CLASS_AXIS)
                .mean()
                .neg();
    }

    /** How many images have their largest logit at their class. */
    static long correct(NDArray logits, NDArray classes) {
        return logits.argMax(CLASS_AXIS).eq(classes).countNonzero().getLong();
    }
}
