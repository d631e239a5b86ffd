package io.plumbline.bench.chaos;

/**
 * How fast images are sent so that they last for all blows: what is left is dealt out to the time that the blows to come
 * will take, going by those that have fallen.
 */
final class Pace {

    /** In images per second, when nothing is to be killed any more. */
    static final double FASTEST = 10_000;

    private static final double SLOWEST = 500;
    private static final double FIRST_GUESS_SECONDS = 25;
    private static final double NANOS_PER_SECOND = 1e9;

    private final int images;
    private final int blows;
    private final long start = System.nanoTime();

    Pace(int images, int blows) {
        this.images = images;
        this.blows = blows;
    }

    /** Images per second when so many were sent and so many blows have fallen. */
    double next(int sent, int fallen) {
        double secondsPerBlow = (FIRST_GUESS_SECONDS + (System.nanoTime() - start) / NANOS_PER_SECOND) / (fallen + 1);
        double perSecond = (images - sent) / (Math.max(1, blows - fallen) * secondsPerBlow);
        return Math.min(FASTEST, Math.max(SLOWEST, perSecond));
    }
}
