package io.plumbline.drift.statistics.edetector;

import io.plumbline.drift.statistics.bins.BinCounts;
import java.util.Arrays;
import java.util.List;

/**
 * The bets on all events, flattened for speed: the bet on event e with gap g has the number e · gaps + g. Only logarithms
 * are added, so neither strong evidence nor its absence leaves the range of a double.
 */
final class Bets {

    /** Where exp(x) no longer changes the last bit of 1 + exp(x). */
    private static final double NEGLIGIBLE = -37;

    private final List<Event> events;
    private final int gaps;
    private final double[] logHits;
    private final double[] logMisses;

    Bets(List<Event> events, double... gaps) {
        this.events = events;
        this.gaps = gaps.length;
        this.logHits = new double[events.size() * gaps.length];
        this.logMisses = new double[events.size() * gaps.length];
        for (int bet = 0; bet < logHits.length; bet++) {
            Payoff payoff = Payoff.of(eventOf(bet).limit(), gaps[bet % gaps.length]);
            logHits[bet] = payoff.logHit();
            logMisses[bet] = payoff.logMiss();
        }
    }

    int count() {
        return logHits.length;
    }

    Event eventOf(int bet) {
        return events.get(bet / gaps);
    }

    /** The evidence after a pane with one image or more. */
    Evidence next(Evidence evidence, BinCounts pane) {
        double logImages = Math.log(pane.images());
        double[] logM = new double[count()];
        int feature = -1;
        int bin = 0;
        int below = 0;
        int bet = 0;
        for (Event event : events) {
            if (event.feature() != feature) {
                feature = event.feature();
                bin = 0;
                below = 0;
            }
            while (bin <= event.bin()) {
                below += pane.count(feature, bin++);
            }
            int hits = event.hits(pane.images(), below);
            int misses = pane.images() - hits;
            for (int end = bet + gaps; bet < end; bet++) {
                logM[bet] = logOfSum(logImages, evidence.logM(bet)) + hits * logHits[bet] + misses * logMisses[bet];
            }
        }
        return new Evidence(logM);
    }

    /** For each feature the number of the bet with the largest M, the first of equals; −1 if nothing is bet on. */
    int[] strongest(Evidence evidence, int features) {
        int[] strongest = new int[features];
        Arrays.fill(strongest, -1);
        for (int bet = 0; bet < count(); bet++) {
            int feature = eventOf(bet).feature();
            if (strongest[feature] < 0 || evidence.logM(bet) > evidence.logM(strongest[feature])) {
                strongest[feature] = bet;
            }
        }
        return strongest;
    }

    /** log(mean of M). */
    double logMean(Evidence evidence) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int bet = 0; bet < count(); bet++) {
            largest = Math.max(largest, evidence.logM(bet));
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (int bet = 0; bet < count(); bet++) {
            double below = evidence.logM(bet) - largest;
            sum += below < NEGLIGIBLE ? 0 : Math.exp(below);
        }
        return largest + Math.log(sum / count());
    }

    /** log(exp(a) + exp(b)) for any a but −∞, and any b. */
    private static double logOfSum(double a, double b) {
        double larger = Math.max(a, b);
        double below = -Math.abs(a - b);
        return below < NEGLIGIBLE ? larger : larger + Math.log(1 + Math.exp(below));
    }
}
