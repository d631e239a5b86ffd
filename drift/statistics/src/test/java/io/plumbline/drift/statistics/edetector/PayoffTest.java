package io.plumbline.drift.statistics.edetector;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.statistics.Population;
import io.plumbline.drift.statistics.bins.BinCounts;
import io.plumbline.drift.statistics.bins.Binning;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayoffTest {

    private static final MathContext DIGITS = new MathContext(60);

    private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-58");
    private static final int FEATURES = 23;
    private static final List<Double> GAPS = DoubleStream.of(Gaps.all()).boxed().toList();

    /** e to the power of a number, by its series, to some fifty digits. */
    private static BigDecimal exp(double x) {
        BigDecimal power = new BigDecimal(x);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int i = 1; term.abs().compareTo(NEGLIGIBLE) > 0; i++) {
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
            @ForAll @Scale(10) @DoubleRange(min = 1e-7, max = 0.9999999999) double limit, @ForAll("gaps") double gap) {
        // Given
        Payoff payoff = Payoff.of(limit, gap);
        // When
        BigDecimal expected = expected(payoff, limit);
        // Then
        assertThat(expected).isLessThanOrEqualTo(BigDecimal.ONE).isGreaterThan(new BigDecimal("0.99999999999999"));
    }

    @Property(tries = 400)
    void shouldPayLessBelowTheLimit(
            @ForAll @Scale(10) @DoubleRange(min = 1e-4, max = 0.999) double limit,
            @ForAll @Scale(10) @DoubleRange(min = 0, max = 0.999) double share,
            @ForAll("gaps") double gap) {
        // Given
        Payoff payoff = Payoff.of(limit, gap);
        // When
        BigDecimal expected = expected(payoff, share * limit);
        // Then
        assertThat(expected).isLessThan(BigDecimal.ONE);
    }

    @Provide
    Arbitrary<Double> gaps() {
        return Arbitraries.of(GAPS);
    }

    /** All bets of a detector for 23 features, one of them with an atom: 7 000 in all, each at its own limit. */
    @ParameterizedTest
    @ValueSource(doubles = {0, .02})
    void shouldPayNoMoreThanOneOnAverageForAnyBetOnAReference(double tolerance) {
        // Given
        Population population = Population.healthy(FEATURES);
        SplittableRandom random = new SplittableRandom(5);
        Binning binning = Binning.ofQuantiles(population.features(), population.vectors(random, 2_000));
        BinCounts reference = BinCounts.of(
                FEATURES,
                Stream.of(population.vectors(random, 10_000)).map(binning::row).toList());
        // When
        List<Event> events = Events.of(binning, reference, tolerance).stream()
                .flatMap(List::stream)
                .toList();
        // Then
        assertThat(events).hasSizeGreaterThan(1_300).allSatisfy(event -> assertThat(GAPS)
                .allSatisfy(gap -> assertThat(expected(Payoff.of(event.limit(), gap), event.limit()))
                        .isLessThanOrEqualTo(BigDecimal.ONE)));
    }

    @Test
    void shouldPayNoMoreThanOneOnAverageForAnyBetOnARate() {
        // Given
        List<Long> rates = LongStream.range(0, 100).boxed().toList();
        // When
        List<Double> limits = rates.stream()
                .map(hits -> new BernoulliEDetector(hits, 100, EDetectorSettings.defaults()))
                .map(BernoulliEDetector::limit)
                .toList();
        // Then
        assertThat(limits).hasSize(100).allSatisfy(limit -> assertThat(GAPS)
                .allSatisfy(gap ->
                        assertThat(expected(Payoff.of(limit, gap), limit)).isLessThanOrEqualTo(BigDecimal.ONE)));
    }
}
