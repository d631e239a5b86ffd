package io.plumbline.drift.statistics.edetector;

/** The gaps γ that every detector bets on, from hardly any change to nearly a complete one. */
final class Gaps {

    private Gaps() {}

    static double[] all() {
        return new double[] {.02, .05, .15, .4, .8};
    }
}
