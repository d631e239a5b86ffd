package io.plumbline.drift.statistics.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.DamagedBytes;
import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.codec.DamagedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class PairsByPartitionTest {

    /** A tenth of the reference in each of bins 0 to 9. */
    private static final RankScores SCORES = RankScores.of(BinCounts.of(
            1, IntStream.range(0, 10).mapToObj(bin -> new byte[] {(byte) bin}).toList()));

    private static PairsByPartition pairs(int partition, Integer... bins) {
        List<byte[]> rows =
                Arrays.stream(bins).map(bin -> new byte[] {bin.byteValue()}).toList();
        return PairsByPartition.of(partition, SerialPairs.of(SCORES, rows));
    }

    @Test
    void shouldCorrelateNeighboursAboutTheMeanOfTheirOwnPartition() {
        // Given: one partition of low bins and one of high ones; by hand, each less its means
        PairsByPartition low = pairs(0, 0, 1, 0, 2);
        PairsByPartition high = pairs(1, 9, 7, 9, 8);
        double[] earlier = {-1 / 3., 2 / 3., -1 / 3., 2 / 3., -4 / 3., 2 / 3.};
        double[] later = {0, -1, 1, -1, 1, 0};

        // When
        Autocorrelation found = low.plus(high).estimates().get(0);

        // Then
        assertThat(found.lagOne()).isCloseTo(new PearsonsCorrelation().correlation(earlier, later), within(1e-12));
        assertThat(found.pairs()).isEqualTo(6);
    }

    @Test
    void shouldKnowNothingWithoutPairs() {
        // When
        List<Autocorrelation> found =
                PairsByPartition.empty(1).plus(pairs(3, 5)).estimates();

        // Then
        assertThat(found).containsExactly(new Autocorrelation(0, 0));
    }

    @Test
    void shouldRefuseToAddWhatHasOtherFeatures() {
        // When
        Throwable thrown = catchThrowable(() -> PairsByPartition.empty(2).plus(pairs(0, 1, 2)));

        // Then
        assertThat(thrown).hasMessage("Pairs of 2 and of 1 features do not add up");
    }

    @Property(tries = 100)
    void shouldMergeToTheSameBitsInAnyOrderAndGrouping(
            @ForAll @Size(min = 1, max = 12) List<@Size(max = 20) List<@IntRange(max = 9) Integer>> panes,
            @ForAll long seed) {
        // Given
        Random random = new Random(seed);
        List<PairsByPartition> all = new ArrayList<>();
        panes.forEach(pane -> all.add(pairs(random.nextInt(3), pane.toArray(Integer[]::new))));
        PairsByPartition inOrder = all.stream().reduce(PairsByPartition.empty(1), PairsByPartition::plus);
        Collections.shuffle(all, random);

        // When
        while (all.size() > 1) {
            PairsByPartition one = all.remove(random.nextInt(all.size()));
            int other = random.nextInt(all.size());
            all.set(other, all.get(other).plus(one));
        }

        // Then
        assertThat(all.get(0).toBytes()).isEqualTo(inOrder.toBytes());
        assertThat(PairsByPartition.fromBytes(all.get(0).toBytes())).isEqualTo(inOrder);
        assertThat(all.get(0).estimates()).isEqualTo(inOrder.estimates());
    }

    @Test
    void shouldRefuseDamagedBytes() {
        // Given
        byte[] intact = pairs(0, 1, 2, 3).plus(pairs(2, 4, 5)).toBytes();

        // When
        List<Throwable> thrown = DamagedBytes.of(intact)
                .map(damaged -> catchThrowable(() -> PairsByPartition.fromBytes(damaged)))
                .toList();

        // Then
        assertThat(thrown).allSatisfy(each -> assertThat(each)
                .isInstanceOf(DamagedException.class)
                .hasMessageStartingWith("This sum of serial pairs by partition is refused: "));
    }
}
