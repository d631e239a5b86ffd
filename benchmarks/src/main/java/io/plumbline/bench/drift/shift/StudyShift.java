package io.plumbline.bench.drift.shift;

import java.util.OptionalInt;
import java.util.Set;

/**
 * The shifts whose delays are measured, with the features that each changes by its nature, at most six of 23, and what the
 * delays shall be at most.
 */
public enum StudyShift {
    NOISE_10("noise10", 100, 60),
    BLUR("blur", 75, 45),
    CONTRAST("contrast", 80, 50),
    IMAGE_SMALL("imageSmall", 0, 50),
    IMAGE_MEDIUM("imageMedium", 90, 55),
    BRIGHTNESS("brightness", 125, 80),
    /** Half of the images. */
    FLIP_HALF("flipHalf", 200, 110),
    /** A patch that is somewhere else in each image. */
    OCCLUSION("occlusion", 290, 400),
    /** The same patch in the middle of each image, as dirt on a lens would be. */
    OCCLUSION_MIDDLE("occlusionMiddle", 0, 0),
    /** No image of class 0 comes. */
    CLASS_MISSING("classMissing", 620, 460),
    /** Twice as many images of class 0 come for as many of the others. */
    CLASS_DOUBLED("classDoubled", 0, 2_000),
    /** A tenth of the images. */
    IMAGE_SMALL_TENTH("imageSmallTenth", 0, 1_000),
    /** A tenth of the images. */
    BLUR_TENTH("blurTenth", 0, 380);

    private static final double HALF = .5;
    private static final double TENTH = .1;

    private final String title;
    private final int rollingKsAtMost;
    private final int eDetectorAtMost;

    StudyShift(String title, int rollingKsAtMost, int eDetectorAtMost) {
        this.title = title;
        this.rollingKsAtMost = rollingKsAtMost;
        this.eDetectorAtMost = eDetectorAtMost;
    }

    /** What it is called in reports. */
    public String title() {
        return title;
    }

    /** What the mean delay of the rolling test of 500 images, calibrated for 100 000, shall be at most; none if none is set. */
    public OptionalInt rollingKsAtMost() {
        return rollingKsAtMost == 0 ? OptionalInt.empty() : OptionalInt.of(rollingKsAtMost);
    }

    /** What the mean delay of the e-detector at 10 million shall be at most, in images; none if none is set. */
    public OptionalInt eDetectorAtMost() {
        return eDetectorAtMost == 0 ? OptionalInt.empty() : OptionalInt.of(eDetectorAtMost);
    }

    /** Whether it is one of the twelve that targets are set for; sums over all shifts are over these. */
    public boolean hasTarget() {
        return eDetectorAtMost > 0;
    }

    /** What arrives then. */
    public Mixture mixture() {
        return switch (this) {
            case NOISE_10 -> Mixture.changed(ImageChange.NOISE_10, 1);
            case BLUR -> Mixture.changed(ImageChange.BLUR, 1);
            case CONTRAST -> Mixture.changed(ImageChange.CONTRAST, 1);
            case IMAGE_SMALL -> Mixture.changed(ImageChange.IMAGE_SMALL, 1);
            case IMAGE_MEDIUM -> Mixture.changed(ImageChange.IMAGE_MEDIUM, 1);
            case BRIGHTNESS -> Mixture.changed(ImageChange.BRIGHTNESS, 1);
            case FLIP_HALF -> Mixture.changed(ImageChange.FLIP, HALF);
            case OCCLUSION -> Mixture.changed(ImageChange.OCCLUSION, 1);
            case OCCLUSION_MIDDLE -> Mixture.changed(ImageChange.OCCLUSION_MIDDLE, 1);
            case CLASS_MISSING -> Mixture.ofFirstClass(0);
            case CLASS_DOUBLED -> Mixture.ofFirstClass(2);
            case IMAGE_SMALL_TENTH -> Mixture.changed(ImageChange.IMAGE_SMALL, TENTH);
            case BLUR_TENTH -> Mixture.changed(ImageChange.BLUR, TENTH);
        };
    }

    /** The names of the features that it changes by its nature. */
    public Set<String> changes() {
        return switch (this) {
            // Noise is what residuals measure, and on black it turns half of the pixels grey.
            case NOISE_10 ->
                Set.of("residual_noise", "residual_mean", "residual_median", "laplacian_variance", "nonzero_share");
            // A lens blurs fine structure.
            case BLUR, BLUR_TENTH ->
                Set.of(
                        "residual_noise",
                        "residual_mean",
                        "residual_median",
                        "laplacian_variance",
                        "gradient_x",
                        "gradient_y");
            // Black turns grey, and differences shrink.
            case CONTRAST -> Set.of("mean", "std", "nonzero_share", "gradient_x", "gradient_y", "laplacian_variance");
            case BRIGHTNESS -> Set.of("mean", "std", "gradient_x", "gradient_y", "laplacian_variance", "residual_mean");
            // Things are elsewhere, and interpolation blurs fine structure.
            case IMAGE_SMALL, IMAGE_SMALL_TENTH ->
                Set.of(
                        "centre_x",
                        "centre_y",
                        "residual_noise",
                        "residual_mean",
                        "residual_median",
                        "laplacian_variance");
            // The same, and what is turned by 40 degrees and half out of sight is nothing that the model knows.
            case IMAGE_MEDIUM ->
                Set.of("centre_x", "centre_y", "residual_noise", "residual_mean", "laplacian_variance", "energy");
            // Shoes have a side to which they face.
            case FLIP_HALF -> Set.of("centre_x", "log_p:Sandal", "log_p:Sneaker", "log_p:Ankle boot");
            // Light is covered, on one side more than on the other, and there are edges where there were none.
            case OCCLUSION, OCCLUSION_MIDDLE ->
                Set.of("mean", "nonzero_share", "gradient_x", "gradient_y", "laplacian_variance", "centre_x");
            // T-shirts and what looks like them are seen less or more often, and the model doubts less or more.
            case CLASS_MISSING, CLASS_DOUBLED ->
                Set.of("log_p:T-shirt/top", "log_p:Shirt", "log_p:Pullover", "log_p:Dress", "entropy");
        };
    }
}
