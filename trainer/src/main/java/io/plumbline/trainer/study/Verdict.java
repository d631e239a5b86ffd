package io.plumbline.trainer.study;

import java.util.List;

/**
 * What came of a claim.
 *
 * @param difference left minus right, seed by seed
 * @param seeds how many
 */
record Verdict(Claim claim, Figure difference, int seeds) {

    /** Whether a measured result differs from the textbook. */
    enum Outcome {
        /** The other way round. */
        OPPOSITE,
        /** No difference that chance would not explain. */
        NOT_SEEN,
        AS_IN_THE_TEXTBOOK
    }

    /**
     * Compares what was measured; trials of one seed began with the same weights wherever the networks are the same, and saw
     * images in the same order.
     *
     * @param left trials of the claim's left variant, one for each seed
     * @param right those of its right one, with the same seeds in the same order
     */
    static Verdict of(Claim claim, List<Trial> left, List<Trial> right) {
        double[] differences = new double[left.size()];
        for (int i = 0; i < differences.length; i++) {
            if (left.get(i).seed() != right.get(i).seed()) {
                throw new IllegalArgumentException("Not the same seeds: %d and %d"
                        .formatted(left.get(i).seed(), right.get(i).seed()));
            }
            differences[i] = claim.measure().of(left.get(i)) - claim.measure().of(right.get(i));
        }
        return new Verdict(claim, Figure.of(differences), differences.length);
    }

    Outcome outcome() {
        if (!difference.isClear()) {
            return Outcome.NOT_SEEN;
        }
        return claim.direction().agrees(difference.mean()) ? Outcome.AS_IN_THE_TEXTBOOK : Outcome.OPPOSITE;
    }

    /** In a sentence, with the figures. */
    @Override
    public String toString() {
        return switch (outcome()) {
            case AS_IN_THE_TEXTBOOK -> "As in the textbook: %s (%s).".formatted(claim, figures());
            case OPPOSITE ->
                "Differs from the textbook, which says that %s: here it is the other way round (%s)."
                        .formatted(claim, figures());
            case NOT_SEEN ->
                "Not seen: textbooks say that %s; chance alone would explain what was measured (%s)."
                        .formatted(claim, figures());
        };
    }

    private String figures() {
        String mean = claim.measure().shown(difference.mean());
        String sign = mean.startsWith("-") ? "" : "+";
        String interval = Double.isInfinite(difference.halfInterval())
                ? "one seed tells nothing of chance"
                : "± " + claim.measure().shown(difference.halfInterval());
        return "%s: %s%s, %s".formatted(claim.measure().title(), sign, mean, interval);
    }
}
