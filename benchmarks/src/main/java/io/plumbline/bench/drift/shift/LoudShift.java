package io.plumbline.bench.drift.shift;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The shifts of S. Rabanser, S. Günnemann and Z. C. Lipton, "Failing loudly: an empirical study of methods for detecting
 * dataset shift", NeurIPS 2019, which are found offline: each kind at three shares.
 *
 * @param kind what shifts
 * @param share how much of it, 0 to 1
 */
public record LoudShift(Kind kind, double share) {

    /** What shifts. */
    public enum Kind {
        NOISE_1,
        NOISE_10,
        NOISE_100,
        IMAGE_SMALL,
        IMAGE_MEDIUM,
        IMAGE_LARGE,
        /** The share of class 0 stays away. */
        KNOCK_OUT,
        /** The same, and half of the images undergo the medium transform. */
        BOTH
    }

    /** Each kind at 10, 50 and 100 %. */
    public static List<LoudShift> all() {
        return Stream.of(Kind.values())
                .flatMap(kind -> DoubleStream.of(.1, .5, 1).mapToObj(share -> new LoudShift(kind, share)))
                .toList();
    }

    /** What it is called in reports. */
    public String title() {
        return "%s, %.0f %%".formatted(kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), 100 * share);
    }

    /** What arrives then. */
    public Mixture mixture() {
        return switch (kind) {
            case NOISE_1 -> Mixture.changed(ImageChange.NOISE_1, share);
            case NOISE_10 -> Mixture.changed(ImageChange.NOISE_10, share);
            case NOISE_100 -> Mixture.changed(ImageChange.NOISE_100, share);
            case IMAGE_SMALL -> Mixture.changed(ImageChange.IMAGE_SMALL, share);
            case IMAGE_MEDIUM -> Mixture.changed(ImageChange.IMAGE_MEDIUM, share);
            case IMAGE_LARGE -> Mixture.changed(ImageChange.IMAGE_LARGE, share);
            case KNOCK_OUT -> Mixture.ofFirstClass(1 - share);
            case BOTH -> new Mixture(ImageChange.IMAGE_MEDIUM, .5, 1 - share);
        };
    }
}
