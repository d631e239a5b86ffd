package io.plumbline.trainer.evaluation;

import io.plumbline.drift.statistics.accuracy.ClassOutcomes;
import io.plumbline.drift.statistics.accuracy.Outcomes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How many images of each class were taken for which class. Immutable. */
public final class ConfusionMatrix {

    private static final int LABEL_WIDTH = 12;
    private static final int COUNT_WIDTH = 6;

    private final List<String> labels;
    private final long[][] counts;

    private ConfusionMatrix(List<String> labels, long[][] counts) {
        this.labels = labels;
        this.counts = counts;
    }

    /**
     * Counts with the names of their classes.
     *
     * @param counts classes × classes: a row per true class, a column per predicted class
     */
    public static ConfusionMatrix of(List<String> labels, long[][] counts) {
        return new ConfusionMatrix(
                List.copyOf(labels), Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new));
    }

    /** How many images of one class were taken for another, or rightly for the same. */
    public long count(int trueClass, int predictedClass) {
        return counts[trueClass][predictedClass];
    }

    public long images() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /** Share of the images on the diagonal; NaN for no images. */
    public double accuracy() {
        long right = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
        }
        return (double) right / images();
    }

    /** How many images of each true class were taken for it, and how many for any other. */
    public ClassOutcomes outcomes() {
        return new ClassOutcomes(IntStream.range(0, counts.length)
                .mapToObj(k -> Outcomes.of(
                        Math.toIntExact(counts[k][k]),
                        Math.toIntExact(Arrays.stream(counts[k]).sum() - counts[k][k])))
                .toList());
    }

    /** A table for people: true classes down, predicted classes across. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder(" ".repeat(LABEL_WIDTH));
        for (int column = 0; column < counts.length; column++) {
            table.append(("%" + COUNT_WIDTH + "d").formatted(column));
        }
        for (int row = 0; row < counts.length; row++) {
            table.append("%n%d %-10.10s".formatted(row, labels.get(row)));
            for (long count : counts[row]) {
                table.append(("%" + COUNT_WIDTH + "d").formatted(count));
            }
        }
        return table.toString();
    }
}
