package io.plumbline.drift.statistics.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import io.plumbline.drift.statistics.bins.FeatureBins;
import io.plumbline.drift.statistics.bins.FeatureSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialDependenceTest {

    private static final int FEATURES = 5;
    private static final int PANE_IMAGES = 51;
    private static final Binning BINNING = Binning.of(
            IntStream.range(0, FEATURES)
                    .mapToObj(j -> new FeatureSpec("feature-" + j, "1"))
                    .toList(),
            IntStream.range(0, FEATURES)
                    .mapToObj(j -> FeatureBins.ofQuantiles(first(new Stream(1, 0).rows(5_000), j)))
                    .toList());
    private static final RankScores SCORES = RankScores.of(BinCounts.of(
            FEATURES, new Stream(2, 0).rows(5_000).stream().map(BINNING::row).toList()));

    private static float[] first(List<float[]> rows, int feature) {
        float[] column = new float[rows.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = rows.get(i)[feature];
        }
        return column;
    }

    /** Normal features, each correlated with its value in the image before, in a partition with this mean. */
    private static final class Stream {

        private final SplittableRandom random;
        private final double correlation;
        private final int partition;
        private final double mean;
        private final double[] last = new double[FEATURES];

        Stream(long seed, double correlation) {
            this(seed, correlation, 0, 0);
        }

        Stream(long seed, double correlation, int partition, double mean) {
            this.random = new SplittableRandom(seed);
            this.correlation = correlation;
            this.partition = partition;
            this.mean = mean;
        }

        float[] next() {
            float[] row = new float[FEATURES];
            for (int j = 0; j < FEATURES; j++) {
                last[j] = correlation * last[j] + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
                row[j] = (float) (mean + last[j]);
            }
            return row;
        }

        List<float[]> rows(int count) {
            List<float[]> rows = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                rows.add(next());
            }
            return rows;
        }

        PairsByPartition pane() {
            List<byte[]> rows = rows(PANE_IMAGES).stream().map(BINNING::row).toList();
            return PairsByPartition.of(partition, SerialPairs.of(SCORES, rows));
        }
    }

    /** Looks at so many panes and returns the looks that had pairs enough. */
    private static List<SerialLook> look(SerialDependence watch, Stream stream, int panes) {
        return look(watch, List.of(stream), panes);
    }

    /** Looks at so many panes of each partition's stream. */
    private static List<SerialLook> look(SerialDependence watch, List<Stream> partitions, int panes) {
        List<SerialLook> looks = new ArrayList<>();
        PairsByPartition gathered = watch.none();
        for (int i = 0; i < panes; i++) {
            PairsByPartition round = partitions.stream().map(Stream::pane).reduce(watch.none(), PairsByPartition::plus);
            SerialLook look = watch.next(gathered, round);
            gathered = look.gathered();
            if (gathered.pairs() == 0) {
                looks.add(look);
            }
        }
        return looks;
    }

    /** 3 000 looks at a level of 1 in 20 warn 150 times; the standard deviation is 12. */
    @Test
    void shouldWarnFalselyAsOftenAsAskedOnAStreamWithoutOrder() {
        // Given
        SerialDependence watch = new SerialDependence(FEATURES, new SerialSettings(200, 4_000));
        // When
        List<SerialLook> looks = look(watch, new Stream(3, 0), 12_000);
        // Then
        assertThat(looks).hasSize(3_000);
        assertThat(looks.stream().filter(SerialLook::warns).count()).isBetween(90L, 195L);
    }

    @Test
    void shouldWarnOfAStreamWhereImagesDependOnTheirNeighbours() {
        // Given
        SerialDependence watch = new SerialDependence(FEATURES, SerialSettings.defaults());
        // When
        List<SerialLook> looks = look(watch, new Stream(4, 0.1), 1_000);
        // Then
        assertThat(looks).hasSize(5).allMatch(SerialLook::warns);
        assertThat(looks.get(0).dependent()).containsExactly(0, 1, 2, 3, 4);
        assertThat(looks.get(0).estimates())
                .allSatisfy(each -> assertThat(each.lagOne()).isCloseTo(0.1, within(5 * each.standardError())));
    }

    /** Keyed senders: partitions whose means lie up to two standard deviations apart, each without order of its own. */
    private static List<Stream> unequal(double correlation) {
        return IntStream.range(0, 4)
                .mapToObj(partition -> new Stream(40 + partition, correlation, partition, partition * 2 / 3. - 1))
                .toList();
    }

    @Test
    void shouldNotTakeUnequalPartitionsForOrder() {
        // Given
        SerialDependence watch = new SerialDependence(FEATURES, SerialSettings.defaults());

        // When
        List<SerialLook> looks = look(watch, unequal(0), 1_000);

        // Then
        assertThat(looks).hasSize(20).noneMatch(SerialLook::warns).allSatisfy(look -> assertThat(look.estimates())
                .allSatisfy(each -> assertThat(each.lagOne()).isCloseTo(0, within(5 * each.standardError()))));
    }

    @Test
    void shouldWarnOfOrderWithinUnequalPartitions() {
        // Given
        SerialDependence watch = new SerialDependence(FEATURES, SerialSettings.defaults());

        // When
        List<SerialLook> looks = look(watch, unequal(.1), 250);

        // Then
        assertThat(looks).hasSize(5).allMatch(SerialLook::warns).allSatisfy(look -> assertThat(look.estimates())
                .allSatisfy(each -> assertThat(each.lagOne()).isCloseTo(.1, within(5 * each.standardError()))));
    }

    @Test
    void shouldNotMindNeighboursThatDifferMoreThanByChance() {
        // Given
        SerialDependence watch = new SerialDependence(FEATURES, SerialSettings.defaults());
        // When
        List<SerialLook> looks = look(watch, new Stream(5, -0.3), 400);
        // Then
        assertThat(looks).hasSize(2).noneMatch(SerialLook::warns);
    }

    @Test
    void shouldTellWhatItWarnsOf() {
        // Given: the standard normal quantile of 1 − .001/23 is 3.924
        SerialDependence watch = new SerialDependence(23, SerialSettings.defaults());
        // When
        double smallest = watch.smallestWarned();
        // Then
        assertThat(smallest).isCloseTo(0.0392, within(1e-4));
    }

    @Test
    void shouldEstimateBeforeItLooks() {
        // Given
        SerialDependence watch = new SerialDependence(FEATURES, SerialSettings.defaults());
        // When
        SerialLook look = watch.next(watch.none(), new Stream(6, 0.9).pane());
        // Then
        assertThat(look.warns()).isFalse();
        assertThat(look.gathered().pairs()).isEqualTo(50);
        assertThat(look.estimates().get(0).lagOne()).isGreaterThan(0.5);
    }

    @Test
    void shouldRefuseARunLengthOfLessThanALook() {
        // When
        Throwable thrown = catchThrowable(() -> new SerialSettings(1_000, 1_000));
        // Then
        assertThat(thrown).hasMessage("A run length of 1000 images is not longer than the 1000 pairs of one look");
    }
}
