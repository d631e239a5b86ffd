package io.plumbline.drift.statistics.edetector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.codec.Envelope;
import io.plumbline.drift.statistics.ks.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class FeatureBetsTest {

    private static final double LIMIT = 0.3;
    private static final Event UP = new Event(0, 0, Direction.UP, 1 - LIMIT, LIMIT);
    private static final FeatureBets BETS = new FeatureBets(List.of(UP), .02, .15, .8);

    /** Some images above the edge of bin 0, and the others at or below it. */
    private static BinCounts pane(int images, int above) {
        return BinCounts.of(1, Collections.nCopies(above, new byte[] {1}))
                .plus(BinCounts.of(1, Collections.nCopies(images - above, new byte[] {0})));
    }

    /** The design's recursion, in logarithms and word by word. */
    private static double logM(double logM, int images, int hits, double gap) {
        double p1 = LIMIT + gap * (1 - LIMIT);
        double logSum = logM == Double.NEGATIVE_INFINITY
                ? Math.log(images)
                : Math.max(Math.log(images), logM) + Math.log1p(Math.exp(-Math.abs(Math.log(images) - logM)));
        return logSum + hits * Math.log(p1 / LIMIT) + (images - hits) * Math.log((1 - p1) / (1 - LIMIT));
    }

    @Test
    void shouldFollowTheRecursionOfShiryaevAndRoberts() {
        // Given
        int[][] panes = {{50, 15}, {7, 0}, {1, 1}, {5_000, 1_700}, {50, 0}, {50, 50}, {5_000, 5_000}, {20, 6}};
        double[] gaps = {.02, .15, .8};
        double[] expected = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        // When
        List<Wealth> wealth = wealth(panes);
        // Then
        for (int i = 0; i < panes.length; i++) {
            for (int bet = 0; bet < gaps.length; bet++) {
                expected[bet] = logM(expected[bet], panes[i][0], panes[i][1], gaps[bet]);
            }
            assertAgree(wealth.get(i), expected);
        }
    }

    private static List<Wealth> wealth(int[][] panes) {
        List<Wealth> all = new ArrayList<>();
        Wealth wealth = Wealth.none(BETS.count());
        for (int[] pane : panes) {
            wealth = BETS.next(wealth, pane(pane[0], pane[1]));
            all.add(wealth);
        }
        return all;
    }

    private static void assertAgree(Wealth wealth, double[] expected) {
        double strongest = DoubleStream.of(expected).max().orElseThrow();
        for (int bet = 0; bet < expected.length; bet++) {
            boolean vanishes = expected[bet] < Math.max(0, strongest) - 700;
            assertThat(wealth.logM(bet))
                    .isCloseTo(vanishes ? wealth.logM(bet) : expected[bet], within(1e-12 * (1 + Math.abs(strongest))));
        }
        assertThat(wealth.logSum()).isBetween(strongest - 1e-9, strongest + Math.log(3) + 1e-9);
    }

    /**
     * Summed over all outcomes: on a stream that is just at the limit, the expected M is the number of images seen, however
     * they are cut into panes. So the mean M reaches a run length no sooner, on average, than after so many images.
     */
    @Test
    void shouldExpectTheNumberOfImagesSeenWhateverThePaneSizes() {
        // Given
        int[] paneSizes = {3, 1, 8, 5};
        double[] expected = new double[BETS.count()];
        // When
        addExpectedM(Wealth.none(BETS.count()), 1, LIMIT, paneSizes, 0, expected);
        // Then
        assertThat(expected).containsExactly(new double[] {17, 17, 17}, within(1e-9));
    }

    @Test
    void shouldExpectLessOnAHealthyStream() {
        // Given
        int[] paneSizes = {3, 1, 8, 5};
        double[] expected = new double[BETS.count()];
        // When
        addExpectedM(Wealth.none(BETS.count()), 1, 0.9 * LIMIT, paneSizes, 0, expected);
        // Then
        for (double each : expected) {
            assertThat(each).isLessThan(17);
        }
    }

    private static void addExpectedM(
            Wealth wealth, double probability, double hitProbability, int[] paneSizes, int next, double[] sums) {
        if (next == paneSizes.length) {
            for (int bet = 0; bet < sums.length; bet++) {
                sums[bet] += probability * Math.exp(wealth.logM(bet));
            }
            return;
        }
        int images = paneSizes[next];
        BinomialDistribution binomial = new BinomialDistribution(null, images, hitProbability);
        for (int hits = 0; hits <= images; hits++) {
            addExpectedM(
                    BETS.next(wealth, pane(images, hits)),
                    probability * binomial.probability(hits),
                    hitProbability,
                    paneSizes,
                    next + 1,
                    sums);
        }
    }

    @Test
    void shouldRememberWealthOfAnySize() {
        // Given
        Wealth wealth = Wealth.none(BETS.count());
        for (int i = 0; i < 100; i++) {
            wealth = BETS.next(wealth, pane(5_000, 5_000));
        }
        Envelope envelope = new Envelope("wealth", "TEST", 1);
        byte[] bytes = envelope.seal(wealth::writeTo);
        // When
        Wealth read = envelope.open(bytes, Wealth::readFrom);
        // Then
        assertThat(read).isEqualTo(wealth);
        assertThat(read.logSum())
                .isCloseTo(500_000 * Math.log((0.3 + 0.8 * 0.7) / 0.3), Percentage.withPercentage(0.01));
        assertThat(read.strongest()).isEqualTo(2);
    }
}
