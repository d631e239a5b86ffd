package io.plumbline.model.preprocessing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.OtherSizes;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the network is fed for an unsigned byte x of channel c: (x · scale − mean[c]) / std[c].
 *
 * @param scale usually 1/255
 * @param mean one per channel, after scaling
 * @param std one per channel, after scaling, larger than 0
 * @param otherSizes what becomes of images of another height or width; they are rejected where nothing is said, as in packages
 *     that are older than this
 */
public record Preprocessing(double scale, List<Double> mean, List<Double> std, Optional<OtherSizes> otherSizes) {

    private static final double MAX_BYTE = 255;

    public Preprocessing {
        if (!(scale > 0 && scale <= 1)) {
            throw new IllegalArgumentException("Not a scale of pixels: %s; expected (0, 1]".formatted(scale));
        }
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.isEmpty() || mean.size() != std.size()) {
            throw new IllegalArgumentException(
                    "Expected one mean and one std per channel, found %s and %s".formatted(mean, std));
        }
        if (!mean.stream().allMatch(Double::isFinite) || !std.stream().allMatch(s -> s > 0 && Double.isFinite(s))) {
            throw new IllegalArgumentException(
                    "Expected finite means and positive stds, found %s and %s".formatted(mean, std));
        }
    }

    /** Pixels in [0, 1]. */
    public static Preprocessing unitScale(InputShape shape) {
        return new Preprocessing(
                1 / MAX_BYTE,
                Collections.nCopies(shape.channels(), 0.0),
                Collections.nCopies(shape.channels(), 1.0),
                Optional.empty());
    }

    /** Pixels in [0, 1], then centred and scaled by what was measured on training images in [0, 1]. */
    public static Preprocessing standardised(List<Double> mean, List<Double> std) {
        return new Preprocessing(1 / MAX_BYTE, mean, std, Optional.empty());
    }

    /** The same with this for images of another height or width. */
    public Preprocessing withOtherSizes(OtherSizes others) {
        return new Preprocessing(scale, mean, std, Optional.of(others));
    }

    /** What becomes of images of another height or width. */
    public OtherSizes otherSizesOrRejected() {
        return otherSizes.orElse(OtherSizes.REJECTED);
    }

    /**
     * Applies it to a batch.
     *
     * @param pixels uint8, images × channels × height × width; left as it is
     * @return float32 of the same shape, attached to the same manager
     */
    public NDArray apply(NDArray pixels) {
        NDArray scaled = pixels.toType(DataType.FLOAT32, true).muli((float) scale);
        return isScaleOnly() ? scaled : scaled.subi(perChannel(scaled, mean)).divi(perChannel(scaled, std));
    }

    private boolean isScaleOnly() {
        return mean.stream().allMatch(m -> m == 0) && std.stream().allMatch(s -> s == 1);
    }

    private static NDArray perChannel(NDArray like, List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return like.getManager().create(floats, new Shape(1, floats.length, 1, 1));
    }
}
