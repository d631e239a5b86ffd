package io.plumbline.bench.drift.population;

import io.plumbline.trainer.shift.Plane;
import io.plumbline.trainer.shift.Shift;
import io.plumbline.trainer.split.Shuffle;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Images that are none of the model's classes. No model, feature or threshold was made with them. */
public enum Foreign {
    /** Each pixel any grey level. */
    NOISE("noise"),
    /** Light where there was dark. */
    INVERTED("inverted"),
    /** The pixels of an image in another order, the same for all images. */
    PERMUTED("permuted"),
    /** Straight stripes of any width, direction and two grey levels. */
    STRIPES("stripes"),
    /** Up to six white discs on black. */
    DISCS("discs");

    private static final int LEVELS = 256;
    private static final int WHITE = 255;
    private static final int MOST_DISCS = 6;
    private static final long ORDER = 20_261;

    private final String title;

    Foreign(String title) {
        this.title = title;
    }

    /** What it is called in reports. */
    public String title() {
        return title;
    }

    /** Makes one, out of an image where it is made of one. */
    Shift shift() {
        return switch (this) {
            case NOISE -> (image, random) -> image.map((row, column) -> random.nextInt(LEVELS));
            case INVERTED -> (image, random) -> image.map((row, column) -> WHITE - image.at(row, column));
            case PERMUTED -> (image, random) -> permuted(image);
            case STRIPES ->
                (image, random) -> {
                    double across = 2 * Math.PI * random.nextDouble();
                    double width = 2 + 6 * random.nextDouble();
                    int dark = random.nextInt(LEVELS / 2);
                    int light = LEVELS / 2 + random.nextInt(LEVELS / 2);
                    return image.map((row, column) -> {
                        double along = Math.cos(across) * row + Math.sin(across) * column;
                        return Math.floorMod((long) Math.floor(along / width), 2) == 0 ? dark : light;
                    });
                };
            case DISCS ->
                (image, random) -> {
                    int count = 1 + random.nextInt(MOST_DISCS);
                    double[][] discs = IntStream.range(0, count)
                            .mapToObj(i -> new double[] {
                                image.height() * random.nextDouble(),
                                image.width() * random.nextDouble(),
                                2 + 3 * random.nextDouble()
                            })
                            .toArray(double[][]::new);
                    return image.map((row, column) ->
                            Arrays.stream(discs).anyMatch(disc -> Math.hypot(row - disc[0], column - disc[1]) < disc[2])
                                    ? WHITE
                                    : 0);
                };
        };
    }

    private static Plane permuted(Plane image) {
        int[] order = IntStream.range(0, image.height() * image.width()).toArray();
        Shuffle.shuffle(order, new SplittableRandom(ORDER));
        return image.map((row, column) -> {
            int from = order[row * image.width() + column];
            return image.at(from / image.width(), from % image.width());
        });
    }
}
