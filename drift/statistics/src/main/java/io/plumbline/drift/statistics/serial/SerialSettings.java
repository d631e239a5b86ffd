package io.plumbline.drift.statistics.serial;

/**
 * When a stream's order is warned of.
 *
 * @param pairsPerLook how many new pairs of neighbours each look takes, 100 or more
 * @param runLengthImages how many images of a stream without order shall pass, on average, until a false warning; more than
 *     {@code pairsPerLook}
 */
public record SerialSettings(int pairsPerLook, long runLengthImages) {

    public SerialSettings {
        if (pairsPerLook < 100) {
            throw new IllegalArgumentException(
                    "Fewer than 100 pairs tell nothing of a stream's order, and %d were asked for"
                            .formatted(pairsPerLook));
        }
        if (runLengthImages <= pairsPerLook) {
            throw new IllegalArgumentException("A run length of %d images is not longer than the %d pairs of one look"
                    .formatted(runLengthImages, pairsPerLook));
        }
    }

    /** 10 000 pairs a look, one false warning in 10 million images: with 23 features, it warns from r = .04 on. */
    public static SerialSettings defaults() {
        return new SerialSettings(10_000, 10_000_000);
    }
}
