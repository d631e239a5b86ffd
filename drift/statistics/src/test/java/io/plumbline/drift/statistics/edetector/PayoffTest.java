package io.plumbline.drift.statistics.edetector;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class PayoffTest {

    private static final MathContext DIGITS = new MathContext(60);

    /** e to the power of a number, by its series, to some fifty digits. */
    private static BigDecimal exp(double x) {
        BigDecimal power = new BigDecimal(x);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; i < 200; i++) {
            term = term.multiply(power, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    private static BigDecimal expected(Payoff payoff, double probability) {
        BigDecimal p = new BigDecimal(probability);
        return p.multiply(exp(payoff.logHit())).add(BigDecimal.ONE.subtract(p).multiply(exp(payoff.logMiss())), DIGITS);
    }

    /** In exact arithmetic on the very numbers that are used, and not much less than 1. */
    @Property(tries = 400)
    void shouldPayNoMoreThanOneOnAverageAtTheLimit(
            @ForAll @Scale(10) @DoubleRange(min = 1e-7, max = 0.9999999999) double limit, @ForAll Gap gap) {
        // Given
        Payoff payoff = Payoff.of(limit, gap.size);
        // When
        BigDecimal expected = expected(payoff, limit);
        // Then
        assertThat(expected).isLessThanOrEqualTo(BigDecimal.ONE).isGreaterThan(new BigDecimal("0.99999999999999"));
    }

    @Property(tries = 400)
    void shouldPayLessBelowTheLimit(
            @ForAll @Scale(10) @DoubleRange(min = 1e-4, max = 0.999) double limit,
            @ForAll @Scale(10) @DoubleRange(min = 0, max = 0.999) double share,
            @ForAll Gap gap) {
        // Given
        Payoff payoff = Payoff.of(limit, gap.size);
        // When
        BigDecimal expected = expected(payoff, share * limit);
        // Then
        assertThat(expected).isLessThan(BigDecimal.ONE);
    }

    /** The gaps that {@link KsEDetector} bets on. */
    enum Gap {
        TINY(.02),
        SMALL(.05),
        MEDIUM(.15),
        LARGE(.4),
        HUGE(.8);

        private final double size;

        Gap(double size) {
            this.size = size;
        }
    }
}
