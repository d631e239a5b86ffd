package io.plumbline.drift.statistics.edetector;

import io.plumbline.drift.statistics.bins.BinCounts;
import java.util.Arrays;
import java.util.List;

/** The bets on all events, flattened for speed: the bet on event e with gap g has the number e · gaps + g. */
final class Bets {

    private static final double LOG_2 = Math.log(2);

    /** No M may need more than so many bits, so that the sum of all stays finite. */
    private static final int MOST_BITS = 900;

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

    /** The evidence after a pane of one image or more: M ← (w + M) · payoff. */
    Evidence next(Evidence evidence, BinCounts pane) {
        double[] logPayoffs = logPayoffs(pane);
        int exponent = exponentFor(evidence, logPayoffs, pane.images());
        double stake = Math.scalb((double) pane.images(), -evidence.exponent());
        double logRescale = (evidence.exponent() - exponent) * LOG_2;
        double[] m = new double[count()];
        for (int bet = 0; bet < m.length; bet++) {
            m[bet] = (stake + evidence.m(bet)) * Math.exp(logPayoffs[bet] + logRescale);
        }
        return new Evidence(m, exponent);
    }

    /** c · log(p1/p0) + (w − c) · log((1−p1)/(1−p0)) for each bet. */
    private double[] logPayoffs(BinCounts pane) {
        double[] logPayoffs = new double[count()];
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
                logPayoffs[bet] = hits * logHits[bet] + misses * logMisses[bet];
            }
        }
        return logPayoffs;
    }

    /** The smallest exponent, from 0 on, with which every M is sure to fit. */
    private static int exponentFor(Evidence evidence, double[] logPayoffs, int images) {
        double largestM = images;
        double largestPayoff = 0;
        for (int bet = 0; bet < logPayoffs.length; bet++) {
            largestM = Math.max(largestM, evidence.m(bet));
            largestPayoff = Math.max(largestPayoff, logPayoffs[bet]);
        }
        double bits = evidence.exponent() + Math.getExponent(largestM) + 2 + largestPayoff / LOG_2;
        return (int) Math.max(0, Math.ceil(bits - MOST_BITS));
    }

    /** For each feature the number of the bet with the largest M, the first of equals; −1 if nothing is bet on. */
    int[] strongest(Evidence evidence, int features) {
        int[] strongest = new int[features];
        Arrays.fill(strongest, -1);
        for (int bet = 0; bet < count(); bet++) {
            int feature = eventOf(bet).feature();
            if (strongest[feature] < 0 || evidence.m(bet) > evidence.m(strongest[feature])) {
                strongest[feature] = bet;
            }
        }
        return strongest;
    }
}
