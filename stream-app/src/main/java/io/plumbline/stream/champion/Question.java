package io.plumbline.stream.champion;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.image.EncodedImage;
import java.util.function.Supplier;

/**
 * An image that waits for its answer.
 *
 * @param dealtBy what decides by which model it is answered where several share the keys: its key, or, without one, its id;
 *     not empty of meaning, but maybe of bytes
 */
public record Question(EncodedImage image, Supplier<byte[]> dealtBy) {

    /**
     * The question that an image record asks.
     *
     * @param key of the record; null if it has none
     * @param imageId is asked only if it is needed
     */
    public static Question of(EncodedImage image, byte[] key, Supplier<String> imageId) {
        return new Question(image, key == null ? () -> imageId.get().getBytes(UTF_8) : () -> key);
    }
}
