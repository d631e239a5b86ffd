package io.plumbline.drift.statistics;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.drift.statistics.pane.OffsetRange;
import io.plumbline.drift.statistics.pane.Origin;
import io.plumbline.drift.statistics.pane.Pane;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Made-up images for tests: d correlated normal features, the last of which is capped so that a quarter of its values are an
 * atom. A shift adds to the first feature.
 */
public record Population(int featureCount, double shift) {

    public static Population healthy(int featureCount) {
        return new Population(featureCount, 0);
    }

    public Population shifted(double by) {
        return new Population(featureCount, by);
    }

    public List<FeatureSpec> features() {
        return IntStream.range(0, featureCount)
                .mapToObj(j -> new FeatureSpec("feature-" + j, "1"))
                .toList();
    }

    public float[] vector(RandomGenerator random) {
        float[] vector = new float[featureCount];
        double common = random.nextGaussian();
        for (int j = 0; j < featureCount; j++) {
            vector[j] = (float) (0.5 * common + random.nextGaussian());
        }
        vector[featureCount - 1] = Math.min(vector[featureCount - 1], 0.75f);
        vector[0] += (float) shift;
        return vector;
    }

    public float[][] vectors(RandomGenerator random, int count) {
        return Stream.generate(() -> vector(random)).limit(count).toArray(float[][]::new);
    }

    /** A pane of new images of partition 0, whose offsets and times start where told. */
    public Pane pane(Binning binning, RandomGenerator random, int images, long from) {
        List<byte[]> rows =
                Stream.generate(() -> binning.row(vector(random))).limit(images).toList();
        return new Pane(
                binning.fingerprint(),
                BinCounts.of(featureCount, rows),
                new Origin(
                        from, from + images - 1, new TreeMap<>(Map.of(0, new OffsetRange(from, from + images - 1)))));
    }
}
