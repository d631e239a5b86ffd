package io.plumbline.bench.serving.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.trainer.dataset.LabelledImages;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Encoded images, over and over again. */
public final class ImageSupply {

    /** How many different ones there are at most: the first of the pool. */
    public static final int MOST_DIFFERENT = 4_096;

    private final List<byte[]> values;
    private final List<Header> headers;

    private ImageSupply(List<byte[]> values, List<Header> headers) {
        this.values = values;
        this.headers = headers;
    }

    /** The first images of a pool in this encoding, declared where magic bytes do not tell it. */
    public static ImageSupply of(LabelledImages pool, ContentType type) {
        ImageEncoder encoder = new ImageEncoder(pool.shape());
        List<byte[]> values = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_DIFFERENT, pool.size()); i++) {
            values.add(encoder.encode(pool.pixels(i), type).value());
        }
        List<Header> headers = type == ContentType.RAW
                ? List.of(new RecordHeader(
                        ImageHeaders.CONTENT_TYPE, type.mediaType().getBytes(UTF_8)))
                : List.of();
        return new ImageSupply(values, headers);
    }

    /** The value of the image of this number, from 0 on without end. */
    byte[] value(long number) {
        return values.get((int) (number % values.size()));
    }

    /** The headers of each image. */
    List<Header> headers() {
        return headers;
    }
}
