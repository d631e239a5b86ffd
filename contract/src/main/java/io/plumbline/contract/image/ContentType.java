package io.plumbline.contract.image;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The encodings in which an image may arrive, each with its media type. */
public enum ContentType {
    PNG("image/png"),
    JPEG("image/jpeg"),
    GIF("image/gif"),
    BMP("image/bmp"),
    /** Unsigned 8-bit pixels, channel by channel, row by row, without any header. */
    RAW("application/octet-stream");

    private static final List<ContentType> TYPES = List.of(values());

    private final String mediaType;

    ContentType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The name that {@code content-type} declares it by, such as {@code image/png}. */
    public String mediaType() {
        return mediaType;
    }

    /** A media type in lower case, without the parameters and blanks around it that {@code content-type} may have. */
    public static String bare(String mediaType) {
        return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The type of this name, if there is one; parameters such as {@code ;charset}, letter case and blanks around it do not
     * count.
     */
    public static Optional<ContentType> of(String mediaType) {
        return named(mediaType).or(() -> named(bare(mediaType)));
    }

    private static Optional<ContentType> named(String bare) {
        for (ContentType type : TYPES) {
            if (type.mediaType.equals(bare)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
