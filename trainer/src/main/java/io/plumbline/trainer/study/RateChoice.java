package io.plumbline.trainer.study;

import java.util.Comparator;
import java.util.List;

/**
 * How a learning rate was chosen for a variant: of a few, each trained once with the same seed for as many epochs as will be measured,
 * the one with the lowest validation loss.
 *
 * @param tried in rising order of the rate, one or more
 */
record RateChoice(String variant, List<Tried> tried) {

    RateChoice {
        tried = List.copyOf(tried);
    }

    /**
     * One rate.
     *
     * @param lowestValidationLoss of all epochs; infinite if the training diverged
     */
    record Tried(double rate, double lowestValidationLoss) {}

    double best() {
        return tried.stream()
                .min(Comparator.comparingDouble(Tried::lowestValidationLoss))
                .orElseThrow()
                .rate();
    }

    /** Whether a rate beyond those that were tried might be better still. */
    boolean isAtAnEnd() {
        return tried.size() > 1
                && (best() == tried.get(0).rate()
                        || best() == tried.get(tried.size() - 1).rate());
    }
}
