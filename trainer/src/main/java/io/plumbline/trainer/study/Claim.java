package io.plumbline.trainer.study;

/**
 * What a textbook says: that one variant has more, or less, of something than another.
 *
 * @param left a variant's title
 * @param right that of another
 */
record Claim(String left, Direction direction, Measure measure, String right) {

    /** Which of both is larger. */
    enum Direction {
        LESS,
        MORE;

        boolean agrees(double difference) {
            return this == LESS ? difference < 0 : difference > 0;
        }
    }

    static Claim less(String left, Measure measure, String right) {
        return new Claim(left, Direction.LESS, measure, right);
    }

    static Claim more(String left, Measure measure, String right) {
        return new Claim(left, Direction.MORE, measure, right);
    }

    /** As a textbook puts it. */
    @Override
    public String toString() {
        return switch (measure) {
            case TEST_ACCURACY -> "%s ends %s accurate than %s".formatted(left, more("more", "less"), right);
            case EPOCHS_TO_TARGET ->
                "%s reaches %s in %s epochs than %s"
                        .formatted(left, Trial.TARGET_ACCURACY, more("more", "fewer"), right);
            case SECONDS_TO_TARGET ->
                "%s reaches %s in %s time than %s".formatted(left, Trial.TARGET_ACCURACY, more("more", "less"), right);
            case SECONDS_PER_EPOCH -> "%s takes %s time per epoch than %s".formatted(left, more("more", "less"), right);
            case VALIDATION_LOSS ->
                "%s ends with a %s validation loss than %s".formatted(left, more("higher", "lower"), right);
            case LOWEST_VALIDATION_LOSS ->
                "%s gets to a %s validation loss than %s".formatted(left, more("higher", "lower"), right);
            case GAP ->
                "%s has a %s gap between validation and training loss than %s"
                        .formatted(left, more("larger", "smaller"), right);
        };
    }

    private String more(String ifMore, String ifLess) {
        return direction == Direction.MORE ? ifMore : ifLess;
    }
}
