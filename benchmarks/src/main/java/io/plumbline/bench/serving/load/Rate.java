package io.plumbline.bench.serving.load;

/**
 * How fast images were answered.
 *
 * @param perSecond images
 * @param images that were counted
 */
public record Rate(double perSecond, long images) {

    private static final double NANOS_PER_SECOND = 1e9;

    static Rate between(Commit start, Commit end) {
        long images = end.images() - start.images();
        return new Rate(images * NANOS_PER_SECOND / Math.max(1, end.nanos() - start.nanos()), images);
    }
}
