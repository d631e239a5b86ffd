package io.plumbline.trainer.training;

/**
 * The learning rate of each step of a known number of steps.
 *
 * @param first the rate of step 0
 * @param schedule how it goes on
 * @param steps how many steps there will be, 1 or more
 */
record LearningRate(double first, Schedule schedule, int steps) {

    /** The rate of one step, counted from 0. */
    double at(int step) {
        return first * schedule.factor((double) Math.min(step, steps) / steps);
    }
}
