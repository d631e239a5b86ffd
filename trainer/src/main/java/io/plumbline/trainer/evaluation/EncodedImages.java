package io.plumbline.trainer.evaluation;

import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.EncodingMix;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.split.Part;
import java.util.List;
import java.util.stream.IntStream;

/** Images as they arrive on a stream, with their classes. Immutable. */
public final class EncodedImages {

    private final List<EncodedImage> images;
    private final int[] labels;

    private EncodedImages(List<EncodedImage> images, int[] labels) {
        if (images.size() != labels.length) {
            throw new IllegalArgumentException(
                    "Expected one class per image, found %d for %d images".formatted(labels.length, images.size()));
        }
        this.images = List.copyOf(images);
        this.labels = labels;
    }

    /**
     * Images with their classes.
     *
     * @param labels the class of each image, by its number
     */
    public static EncodedImages of(List<EncodedImage> images, int[] labels) {
        return new EncodedImages(images, labels.clone());
    }

    /** Encodes the images of one part in a mix, which knows each by its number in the shuffled pool. */
    public static EncodedImages of(DataSplit split, Part part, EncodingMix mix) {
        return of(split, part, mix, split.sizes().of(part));
    }

    /** The same for no more than the first so many images of the part. */
    public static EncodedImages of(DataSplit split, Part part, EncodingMix mix, int most) {
        int[] first = IntStream.range(0, Math.min(most, split.sizes().of(part))).toArray();
        return of(split.images(part).select(first), mix, split.firstNumber(part));
    }

    private static EncodedImages of(LabelledImages images, EncodingMix mix, long firstNumber) {
        ImageEncoder encoder = new ImageEncoder(images.shape());
        List<EncodedImage> encoded = IntStream.range(0, images.size())
                .mapToObj(i -> mix.encode(firstNumber + i, images.pixels(i), encoder))
                .toList();
        return new EncodedImages(
                encoded, IntStream.range(0, images.size()).map(images::label).toArray());
    }

    public int size() {
        return labels.length;
    }

    public List<EncodedImage> images() {
        return images;
    }

    /** The class of one image, by its number. */
    public int label(int index) {
        return labels[index];
    }
}
