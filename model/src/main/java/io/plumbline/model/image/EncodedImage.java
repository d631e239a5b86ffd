package io.plumbline.model.image;

import io.plumbline.contract.image.ContentType;
import java.util.Optional;

/** One image as it arrives: a value, which may be missing, and the media type that its sender declared, if any. */
public final class EncodedImage {

    private final byte[] value;
    private final Optional<String> declaredType;

    private EncodedImage(byte[] value, Optional<String> declaredType) {
        this.value = value;
        this.declaredType = declaredType;
    }

    /**
     * An image as a record carries it.
     *
     * @param value the encoded bytes, not copied; null for a record without a value
     * @param declaredType the media type as the sender wrote it
     */
    public static EncodedImage of(byte[] value, Optional<String> declaredType) {
        return new EncodedImage(value, declaredType);
    }

    /** An image of a known encoding. */
    public static EncodedImage of(byte[] value, ContentType type) {
        return new EncodedImage(value, Optional.of(type.mediaType()));
    }

    /** The very bytes, not a copy; null if there are none. */
    public byte[] value() {
        return value;
    }

    public Optional<String> declaredType() {
        return declaredType;
    }
}
