package io.plumbline.drift.statistics.edetector;

import io.plumbline.drift.statistics.bins.BinCounts;
import java.util.List;

/** The bets on the events of one feature: the bet on event number e with gap number g has the number e · gaps + g. */
final class FeatureBets {

    private static final double LOG_2 = Math.log(2);

    /** The largest M is kept between 2 to the power of plus and of minus this, so that sums stay finite. */
    private static final int MOST_BITS = 900;

    /** Keeps a factor finite; only an m that has all but vanished could grow by more, and may be taken for less. */
    private static final double MOST_LOG = 700;

    private final List<Event> events;
    private final int gaps;
    private final double[] logHits;
    private final double[] logMisses;

    /**
     * Bets on events with gaps.
     *
     * @param events one or more events of the same feature, by ascending bins
     * @param gaps γ of each bet on an event
     */
    FeatureBets(List<Event> events, double... gaps) {
        this.events = List.copyOf(events);
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

    /** The wealth after a pane of one image or more. */
    Wealth next(Wealth wealth, BinCounts pane) {
        return next(wealth, pane.images(), hits(pane));
    }

    /**
     * The wealth after some images: M ← (w + M) · payoff.
     *
     * @param images w, one or more
     * @param hits how many of them each event happened to, in the order of the events
     */
    Wealth next(Wealth wealth, int images, int... hits) {
        int exponent = Math.max(wealth.exponent(), 0);
        double stake = Math.scalb((double) images, -exponent);
        double shrink = Math.scalb(1.0, wealth.exponent() - exponent);
        double[] m = new double[count()];
        for (int bet = 0; bet < m.length; bet++) {
            m[bet] = stake + wealth.m(bet) * shrink;
        }
        return multiplied(m, exponent, logPayoffs(images, hits));
    }

    private int[] hits(BinCounts pane) {
        int[] hits = new int[events.size()];
        int bin = 0;
        int below = 0;
        for (int e = 0; e < hits.length; e++) {
            Event event = events.get(e);
            while (bin <= event.bin()) {
                below += pane.count(event.feature(), bin++);
            }
            hits[e] = event.hits(pane.images(), below);
        }
        return hits;
    }

    /** c · log(p1/p0) + (w − c) · log((1−p1)/(1−p0)) for each bet. */
    private double[] logPayoffs(int images, int[] hits) {
        double[] logPayoffs = new double[count()];
        int bet = 0;
        for (int of : hits) {
            for (int end = bet + gaps; bet < end; bet++) {
                logPayoffs[bet] = of * logHits[bet] + (images - of) * logMisses[bet];
            }
        }
        return logPayoffs;
    }

    /** Multiplies each m by its payoff, and moves bits to the exponent where the largest would not fit. */
    private static Wealth multiplied(double[] m, int exponent, double[] logPayoffs) {
        double largestBits = Double.NEGATIVE_INFINITY;
        for (int bet = 0; bet < m.length; bet++) {
            largestBits = Math.max(largestBits, Math.getExponent(m[bet]) + logPayoffs[bet] / LOG_2);
        }
        int moved = (int) (largestBits - Math.max(-MOST_BITS, Math.min(MOST_BITS, largestBits)));
        for (int bet = 0; bet < m.length; bet++) {
            m[bet] *= Math.exp(Math.min(logPayoffs[bet] - moved * LOG_2, MOST_LOG));
        }
        return new Wealth(m, exponent + moved);
    }
}
