package io.plumbline.trainer.retraining.shadow;

import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;

/**
 * Looks at the model that serves whenever twice as many images have a label as at the look before. Each look that finds it no
 * worse makes the next one stricter.
 */
public final class Looks {

    /** With fewer, chance alone moves an accuracy by many points. */
    public static final int FIRST = 100;

    private final WorseRule rule;
    private int made;
    private long next = FIRST;

    public Looks(WorseRule rule) {
        this.rule = rule;
    }

    /** Whether it is time to look, and the model that serves is worse than the one in shadow. */
    public boolean findWorse(Comparison compared) {
        return compared.images() >= next && look(compared);
    }

    /** The last look, whenever it is, if there are labels enough for any. */
    public boolean findWorseAtLast(Comparison compared) {
        return compared.images() >= FIRST && look(compared);
    }

    private boolean look(Comparison compared) {
        made++;
        next = 2 * compared.images();
        return rule.servingIsWorse(compared, made);
    }
}
