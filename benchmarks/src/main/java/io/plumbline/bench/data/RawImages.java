package io.plumbline.bench.data;

import io.plumbline.contract.image.ContentType;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.List;
import java.util.stream.IntStream;

/** Images as they would arrive, without their classes. */
public final class RawImages {

    private RawImages() {}

    /** All of them, raw. */
    public static List<EncodedImage> of(LabelledImages images) {
        ImageEncoder encoder = new ImageEncoder(images.shape());
        return IntStream.range(0, images.size())
                .mapToObj(i -> encoder.encode(images.pixels(i), ContentType.RAW))
                .toList();
    }
}
