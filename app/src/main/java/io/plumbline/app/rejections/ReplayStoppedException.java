package io.plumbline.app.rejections;

import java.util.Map;
import java.util.stream.Collectors;

/** A replay could not go on. The message says up to where it came, and what is not known. */
public final class ReplayStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ReplayStoppedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Images after these were not replayed. */
    ReplayStoppedException(long committed, Map<Integer, Long> lastOffsets, Throwable cause) {
        this(describe(committed, lastOffsets) + "; no others were. The cause: " + cause.getMessage(), cause);
    }

    /** Nobody knows whether the images of the last transaction were replayed. */
    static ReplayStoppedException inDoubt(long committed, int open, Map<Integer, Long> lastOffsets, Throwable cause) {
        return new ReplayStoppedException(
                describe(committed, lastOffsets)
                        + "; whether the %,d after them were is not known: their commit was not answered. The cause: %s"
                                .formatted(open, cause.getMessage()),
                cause);
    }

    private static String describe(long committed, Map<Integer, Long> lastOffsets) {
        String places = lastOffsets.entrySet().stream()
                .map(last -> new Place(last.getKey(), last.getValue()).toString())
                .sorted()
                .collect(Collectors.joining(", "));
        return committed == 0
                ? "The replay stopped: no images were replayed for certain"
                : "The replay stopped: %,d images were replayed, in each partition of images-dlq up to %s"
                        .formatted(committed, places);
    }
}
