package io.plumbline.drift.statistics.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.DamagedBytes;
import io.plumbline.drift.statistics.codec.DamagedException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutlierModelTest {

    private static final int CLASSES = 4;
    private static final int UNITS = 16;
    private static final int[] INPUT = {0, 2, 3};

    /** Images whose embeddings use the unit of their class, whose features follow it, and one of which never varies. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, nor seen outside.
    private record Sample(float[] embedding, int predicted, double energy, float[] features) {

        static Sample normal(SplittableRandom random) {
            int k = random.nextInt(CLASSES);
            float first = (float) (k + random.nextGaussian() / 2);
            return new Sample(embedding(random, k), k, random.nextGaussian(), new float[] {
                first, 99, first * 2 + (float) random.nextGaussian() / 8, 7
            });
        }

        static float[] embedding(SplittableRandom random, int unit) {
            float[] embedding = new float[UNITS];
            for (int i = 0; i < UNITS; i++) {
                embedding[i] = (float) Math.max(0, (i == unit ? 2 : 0) + 0.3 * random.nextGaussian());
            }
            return embedding;
        }

        Sample withEmbedding(float[] other) {
            return new Sample(other, predicted, energy, features);
        }

        Sample withFeatures(float... other) {
            return new Sample(embedding, predicted, energy, other);
        }

        Sample withEnergy(double other) {
            return new Sample(embedding, predicted, other, features);
        }
    }

    private static NormalScores scores(Sample[] samples) {
        return NormalScores.of(
                Arrays.stream(samples).map(Sample::embedding).toArray(float[][]::new),
                Arrays.stream(samples).mapToInt(Sample::predicted).toArray(),
                Arrays.stream(samples).mapToDouble(Sample::energy).toArray(),
                Arrays.stream(samples).map(Sample::features).toArray(float[][]::new));
    }

    private static Sample[] samples(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count).mapToObj(i -> Sample.normal(random)).toArray(Sample[]::new);
    }

    private static final OutlierModel MODEL = OutlierModel.fit(scores(samples(1, 2_000)), INPUT, CLASSES);

    private static double score(OutlierModel model, Sample sample) {
        float[] projection = model.projection();
        float[] projections = new float[model.projections()];
        for (int i = 0; i < projections.length; i++) {
            for (int a = 0; a < model.units(); a++) {
                projections[i] += sample.embedding()[a] * projection[a * projections.length + i];
            }
        }
        return model.score(sample.predicted(), sample.energy(), projections, 0, sample.features(), 0);
    }

    private static double[] scoresOf(Sample[] samples) {
        return Arrays.stream(samples).mapToDouble(each -> score(MODEL, each)).toArray();
    }

    @Test
    void shouldGiveNormalImagesTwoNatsOnAverageAndOneInAHundredForOutliers() {
        // Given
        double[] reference = scoresOf(samples(2, 10_000));
        // When
        OutlierModel placed = MODEL.withThreshold(OutlierThreshold.of(reference, OutlierThreshold.DEFAULT_SHARE));
        // Then
        assertThat(Arrays.stream(reference).average().orElseThrow()).isCloseTo(2, within(0.2));
        assertThat(Arrays.stream(scoresOf(samples(3, 10_000)))
                        .filter(placed.threshold()::isOutlier)
                        .count())
                .isBetween(60L, 150L);
    }

    @Test
    void shouldTellEachWayOfBeingStrange() {
        // Given
        Sample[] normal = samples(4, 1_000);
        SplittableRandom random = new SplittableRandom(5);
        // When
        double[] others = scoresOf(normal);
        double[] byEnergy = scoresOf(Arrays.stream(normal)
                .map(each -> each.withEnergy(each.energy() + 6))
                .toArray(Sample[]::new));
        double[] byEmbedding = scoresOf(Arrays.stream(normal)
                .map(each -> each.withEmbedding(Sample.embedding(random, (each.predicted() + 1) % CLASSES)))
                .toArray(Sample[]::new));
        double[] byFeatures = scoresOf(Arrays.stream(normal)
                .map(each -> each.withFeatures(each.features()[0], 99, each.features()[2] + 2, 7))
                .toArray(Sample[]::new));
        // Then
        assertThat(Auroc.of(others, byEnergy)).isGreaterThan(0.98);
        assertThat(Auroc.of(others, byEmbedding)).isGreaterThan(0.98);
        assertThat(Auroc.of(others, byFeatures)).isGreaterThan(0.98);
    }

    @Test
    void shouldTakeWhatIsNotFiniteForStrangeAndLookOnlyAtFeaturesOfTheInput() {
        // Given
        Sample normal = samples(6, 1)[0];
        float[] features = normal.features();
        // When
        double notANumber = score(MODEL, normal.withFeatures(Float.NaN, 99, features[2], 7));
        double never = score(MODEL, normal.withFeatures(features[0], 99, features[2], 8));
        double otherOutput = score(MODEL, normal.withFeatures(features[0], -99, features[2], 7));
        // Then
        assertThat(notANumber).isBetween(Surprise.MOST, OutlierModel.MOST_SCORE);
        assertThat(never).isBetween(Surprise.MOST, OutlierModel.MOST_SCORE);
        assertThat(otherOutput).isEqualTo(score(MODEL, normal));
    }

    @Test
    void shouldDoWithFewImagesClassesWithoutAnyAndEmbeddingsThatDoNotVary() {
        // Given
        Sample[] few = Arrays.stream(samples(7, 20))
                .map(each -> new Sample(new float[UNITS], each.predicted() / 2, each.energy(), each.features()))
                .toArray(Sample[]::new);
        // When
        OutlierModel model = OutlierModel.fit(scores(few), INPUT, CLASSES);
        // Then
        assertThat(model.projections()).isZero();
        assertThat(model.score(3, 0, new float[0], 0, few[0].features(), 0)).isBetween(0.0, OutlierModel.MOST_SCORE);
    }

    @Test
    void shouldDoWithoutFeaturesOfTheInput() {
        // Given
        Sample normal = samples(9, 1)[0];
        float[] foreign = Sample.embedding(new SplittableRandom(10), (normal.predicted() + 1) % CLASSES);
        // When
        OutlierModel model = OutlierModel.fit(scores(samples(1, 2_000)), new int[0], CLASSES);
        // Then
        assertThat(model.leastFeatures()).isZero();
        assertThat(score(model, normal.withEmbedding(foreign))).isGreaterThan(score(model, normal));
        assertThat(OutlierModel.fromBytes(model.toBytes()).toBytes()).isEqualTo(model.toBytes());
    }

    @Test
    void shouldDoWithOneImageOfEachClass() {
        // Given
        Sample[] two = Arrays.stream(samples(11, 20))
                .filter(each -> each.predicted() < 2)
                .collect(Collectors.toMap(Sample::predicted, each -> each, (first, next) -> first))
                .values()
                .toArray(Sample[]::new);
        // When
        OutlierModel model = OutlierModel.fit(scores(two), INPUT, CLASSES);
        // Then
        assertThat(two).hasSize(2);
        assertThat(model.projections()).isZero();
        assertThat(score(model, two[0])).isBetween(0.0, OutlierModel.MOST_SCORE);
    }

    @Test
    void shouldReadWhatItWrote() {
        // Given
        Sample[] some = samples(8, 50);
        // When
        OutlierModel read = OutlierModel.fromBytes(MODEL.toBytes());
        // Then
        assertThat(Arrays.stream(some).mapToDouble(each -> score(read, each)).toArray())
                .isEqualTo(scoresOf(some));
        assertThat(read.threshold()).isEqualTo(MODEL.threshold());
        assertThat(read.classes()).isEqualTo(CLASSES);
        assertThat(read.leastFeatures()).isEqualTo(4);
        assertThat(read.toBytes()).isEqualTo(MODEL.toBytes());
    }

    @Test
    void shouldRefuseDamagedBytes() {
        // Given
        byte[] intact = MODEL.toBytes();
        // When
        var thrown = DamagedBytes.of(intact).map(damaged -> catchThrowable(() -> OutlierModel.fromBytes(damaged)));
        // Then
        assertThat(thrown).allSatisfy(each -> assertThat(each)
                .isInstanceOf(DamagedException.class)
                .hasMessageStartingWith("This outlier model is refused: "));
    }
}
