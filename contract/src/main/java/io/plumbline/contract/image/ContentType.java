package io.plumbline.contract.image;

import java.util.Locale;
import java.util.Optional;

/** The encodings in which an image may arrive, named by their media types. */
public enum ContentType {
    PNG("image/png"),
    JPEG("image/jpeg"),
    GIF("image/gif"),
    BMP("image/bmp"),
    /** Unsigned 8-bit pixels, channel by channel, row by row, without any header. */
    RAW("application/octet-stream");

    private final String mediaType;

    ContentType(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The type of this name; parameters such as {@code ;charset} and letter case do not count. */
    public static Optional<ContentType> of(String mediaType) {
        String bare = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        for (ContentType type : values()) {
            if (type.mediaType.equals(bare)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
