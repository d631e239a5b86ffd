package io.plumbline.trainer.study;

import io.plumbline.model.net.Architecture;
import io.plumbline.trainer.training.Optimizer;
import java.util.List;

/**
 * One way to train, of those that a study compares.
 *
 * @param title in tables, plots and sentences
 * @param l2 weight of the squared weights in the loss
 * @param rates the learning rates that are tried for it, in rising order, one or more
 */
record Variant(String title, Architecture architecture, Optimizer optimizer, double l2, List<Double> rates) {

    Variant {
        rates = List.copyOf(rates);
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("The variant '%s' has no learning rate to try".formatted(title));
        }
    }
}
