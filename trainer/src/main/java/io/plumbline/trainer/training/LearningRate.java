package io.plumbline.trainer.training;

/**
 * A learning rate that falls along half a cosine from its first value to nothing over a known number of steps.
 *
 * @param first the rate of step 0
 * @param steps how many steps there will be, 1 or more
 */
record LearningRate(double first, int steps) {

    /** The rate of one step, counted from 0. */
    double at(int step) {
        return first * (1 + Math.cos(Math.PI * Math.min(step, steps) / steps)) / 2;
    }
}
