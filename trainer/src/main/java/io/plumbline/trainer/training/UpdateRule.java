package io.plumbline.trainer.training;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** Moves one weight array by its gradient. It remembers nothing itself: what it needs to know is in the memories. */
interface UpdateRule {

    /** How many arrays of the weight's shape, zero at first, it needs from step to step. */
    int memories();

    /**
     * Moves the weight in place, and sets its gradient back to zero.
     *
     * @param gradient of the same shape; may be overwritten
     * @param memories as many as {@link #memories}, changed in place
     */
    void move(NDArray weight, NDArray gradient, List<NDArray> memories, Step step);

    /**
     * One step of a training.
     *
     * @param number counted from 1
     * @param rate the learning rate now
     * @param l2 times the weight is added to its gradient
     */
    record Step(int number, double rate, float l2) {}
}
