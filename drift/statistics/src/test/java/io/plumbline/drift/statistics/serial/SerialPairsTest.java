package io.plumbline.drift.statistics.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.bins.BinCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class SerialPairsTest {

    /** A tenth of the reference in each of bins 0 to 9, so their scores are −900, −700, … 900. */
    private static final RankScores SCORES = RankScores.of(BinCounts.of(1, rows(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)));

    private static List<byte[]> rows(int... bins) {
        List<byte[]> rows = new ArrayList<>();
        for (int bin : bins) {
            rows.add(new byte[] {(byte) bin});
        }
        return rows;
    }

    private static SerialPairs pairs(int... bins) {
        return SerialPairs.of(SCORES, rows(bins));
    }

    @Test
    void shouldScoreTheMiddleOfEachBin() {
        // When
        List<Integer> scores = rows(0, 4, 5, 9, 66).stream()
                .map(row -> SCORES.score(0, row[0]))
                .toList();
        // Then
        assertThat(scores).containsExactly(-900, -100, 100, 900, 1000);
    }

    @Test
    void shouldEstimateThePearsonCorrelationOfNeighbours() {
        // Given
        int[] bins = {3, 5, 4, 8, 9, 7, 2, 0, 1, 1, 4, 6};
        double[] earlier = {3, 5, 4, 8, 9, 7, 2, 0, 1, 1, 4};
        double[] later = {5, 4, 8, 9, 7, 2, 0, 1, 1, 4, 6};
        // When
        Autocorrelation found = pairs(bins).estimates().get(0);
        // Then
        double expected = new PearsonsCorrelation().correlation(earlier, later);
        assertThat(found.lagOne()).isCloseTo(expected, within(1e-12));
        assertThat(found.pairs()).isEqualTo(11);
        assertThat(found.standardError()).isCloseTo(Math.sqrt((1 - expected * expected) / 11), within(1e-12));
        assertThat(found.varianceInflation()).isCloseTo((1 + expected) / (1 - expected), within(1e-9));
    }

    @Test
    void shouldFindNothingInAFeatureThatDoesNotVary() {
        // When
        Autocorrelation found = pairs(4, 4, 4, 4).estimates().get(0);
        // Then
        assertThat(found.lagOne()).isZero();
    }

    @Test
    void shouldKnowNothingWithoutPairs() {
        // When
        Autocorrelation found = pairs(4).estimates().get(0);
        // Then
        assertThat(found).isEqualTo(new Autocorrelation(0, 0));
        assertThat(found.standardError()).isInfinite();
    }

    @Property(tries = 200)
    void shouldMergeToTheSameBitsInAnyOrderAndGrouping(
            @ForAll @Size(min = 1, max = 12) List<@Size(max = 20) List<@IntRange(max = 9) Integer>> panes,
            @ForAll long seed) {
        // Given
        List<SerialPairs> all = new ArrayList<>();
        panes.forEach(pane -> all.add(pairs(pane.stream().mapToInt(bin -> bin).toArray())));
        SerialPairs inOrder = all.stream().reduce(SerialPairs.empty(1), SerialPairs::plus);
        Random random = new Random(seed);
        Collections.shuffle(all, random);
        // When
        while (all.size() > 1) {
            SerialPairs one = all.remove(random.nextInt(all.size()));
            int other = random.nextInt(all.size());
            all.set(other, all.get(other).plus(one));
        }
        // Then
        assertThat(all.get(0)).isEqualTo(inOrder);
        assertThat(all.get(0).estimates()).isEqualTo(inOrder.estimates());
    }
}
