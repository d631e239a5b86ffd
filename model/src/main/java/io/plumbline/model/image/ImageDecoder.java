package io.plumbline.model.image;

import static io.plumbline.contract.rejection.RejectionReason.CORRUPT;
import static io.plumbline.contract.rejection.RejectionReason.EMPTY;
import static io.plumbline.contract.rejection.RejectionReason.TOO_LARGE;
import static io.plumbline.contract.rejection.RejectionReason.UNKNOWN_FORMAT;
import static io.plumbline.contract.rejection.RejectionReason.WRONG_SIZE;

import io.plumbline.contract.image.ContentType;

/**
 * Turns encoded images into the pixels that a model takes.
 *
 * <p>The encoding is the declared one, otherwise what the magic bytes tell; raw pixels have no magic bytes and must be
 * declared. Raw pixels must be as many as the model takes; files of another height or width are rejected or scaled, as is
 * said for each. Colours become what the model takes: grey is repeated for three channels, colour becomes luma (ITU-R
 * BT.601) for one; 16 bits a sample are rounded to 8, palettes looked up, transparent pixels laid over black. The first
 * frame of an animation counts. Embedded colour profiles and EXIF orientation are not applied: they never reach a decoder.
 *
 * <p>It decodes on the caller's thread. More threads help only where cores idle, and a stream has a thread for each core.
 *
 * <p>Thread-safe.
 */
public final class ImageDecoder {

    private final DecodeLimits limits;
    private final ImageIoReader reader = new ImageIoReader();

    public ImageDecoder(DecodeLimits limits) {
        this.limits = limits;
    }

    /**
     * Decodes one image of the batch's own height and width and appends its pixels to the batch.
     *
     * @throws ImageRejected if it cannot be, saying why; the batch is then as it was
     */
    public void decode(EncodedImage image, PixelBatch batch) throws ImageRejected {
        decode(image, OtherSizes.REJECTED, batch);
    }

    /**
     * Decodes one image and appends its pixels to the batch.
     *
     * @param others what becomes of a file of another height or width
     * @throws ImageRejected if it cannot be, saying why; the batch is then as it was
     */
    public void decode(EncodedImage image, OtherSizes others, PixelBatch batch) throws ImageRejected {
        byte[] value = image.value();
        requireSize(value);
        ContentType type = typeOf(image);
        if (type == ContentType.RAW) {
            requireRawSize(value, batch.shape());
            batch.append(value);
        } else {
            batch.append(reader.read(value, type, new ExpectedSize(batch.shape(), others, limits)));
        }
    }

    private void requireSize(byte[] value) throws ImageRejected {
        if (value == null) {
            throw new ImageRejected(EMPTY, "The record has no value");
        }
        if (value.length == 0) {
            throw new ImageRejected(EMPTY, "The value has no bytes");
        }
        if (value.length > limits.maxEncodedBytes()) {
            throw new ImageRejected(
                    TOO_LARGE,
                    "The value has %d bytes; at most %d are read".formatted(value.length, limits.maxEncodedBytes()));
        }
    }

    private static ContentType typeOf(EncodedImage image) throws ImageRejected {
        if (image.declaredType().isEmpty()) {
            return MagicBytes.typeOf(image.value())
                    .orElseThrow(() -> new ImageRejected(
                            UNKNOWN_FORMAT,
                            "No content type is declared and the first bytes are not those of PNG, JPEG, GIF or BMP;"
                                    + " declare raw pixels as " + ContentType.RAW.mediaType()));
        }
        String declared = image.declaredType().get();
        ContentType type = ContentType.of(declared)
                .orElseThrow(() -> new ImageRejected(
                        UNKNOWN_FORMAT, "The declared content type '%s' is not known".formatted(shorten(declared))));
        if (!MagicBytes.matches(image.value(), type)) {
            throw new ImageRejected(
                    CORRUPT, "Declared as %s, but its first bytes are others".formatted(type.mediaType()));
        }
        return type;
    }

    private static String shorten(String text) {
        int longest = 80;
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }

    private static void requireRawSize(byte[] value, InputShape shape) throws ImageRejected {
        if (value.length != shape.sizeBytes()) {
            throw new ImageRejected(
                    WRONG_SIZE,
                    "Found %d raw bytes; the model takes %s = %d".formatted(value.length, shape, shape.sizeBytes()));
        }
    }
}
