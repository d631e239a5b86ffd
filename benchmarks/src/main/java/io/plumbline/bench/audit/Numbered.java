package io.plumbline.bench.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.image.ImageHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Images and keys go by numbers, so that a million of them can be counted in arrays. */
public final class Numbered {

    private static final String ID_PREFIX = "image-";

    private Numbered() {}

    /** The record of an image of raw pixels, sound or not. */
    public static ProducerRecord<byte[], byte[]> image(String topic, int number, int key, byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, Integer.toString(key).getBytes(UTF_8), value);
        record.headers().add(ImageHeaders.IMAGE_ID, id(number).getBytes(UTF_8));
        record.headers()
                .add(ImageHeaders.CONTENT_TYPE, ContentType.RAW.mediaType().getBytes(UTF_8));
        return record;
    }

    /** The id of the image of this number. */
    public static String id(int number) {
        return ID_PREFIX + number;
    }

    /**
     * The number in an id.
     *
     * @throws IllegalArgumentException if no image of ours has this id
     */
    public static int numberOf(String id) {
        if (!id.startsWith(ID_PREFIX)) {
            throw new IllegalArgumentException("Not an id of an image that was sent: '%s'".formatted(id));
        }
        return Integer.parseInt(id.substring(ID_PREFIX.length()));
    }

    /** The number of a key. */
    public static int keyOf(byte[] key) {
        return Integer.parseInt(new String(key, UTF_8));
    }
}
