package io.plumbline.drift.statistics.ks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.Expected;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Expected values are R 4.2's {@code p.adjust(c(.01, .02, .03, .04, .05, .2, .9, .0001), method)}. */
class CorrectionTest {

    private static final double[] P = {.01, .02, .03, .04, .05, .2, .9, .0001};

    @Test
    void shouldAdjustAsHolmDid() {
        // Given
        Correction holm = Correction.HOLM;
        // When
        double[] adjusted = holm.adjust(P);
        // Then
        assertThat(adjusted).containsExactly(new double[] {.07, .12, .15, .16, .16, .4, .9, .0008}, within(1e-15));
    }

    @Test
    void shouldAdjustAsBenjaminiAndHochbergDid() {
        // Given
        Correction benjaminiHochberg = Correction.BENJAMINI_HOCHBERG;
        // When
        double[] adjusted = benjaminiHochberg.adjust(P);
        // Then
        assertThat(adjusted)
                .containsExactly(
                        new double[] {
                            .04, .05333333333333333, .06, .064, .06666666666666667, .22857142857142856, .9, .0008
                        },
                        within(1e-15));
    }

    static List<Expected> sets() {
        return Expected.rows("p-values.csv");
    }

    @ParameterizedTest
    @MethodSource("sets")
    void shouldAdjustAsRDoes(Expected expected) {
        // Given
        double[] p = expected.numbers("p");
        // When
        double[] holm = Correction.HOLM.adjust(p);
        double[] benjaminiHochberg = Correction.BENJAMINI_HOCHBERG.adjust(p);
        // Then
        assertThat(holm).containsExactly(expected.numbers("holm"), within(1e-15));
        assertThat(benjaminiHochberg).containsExactly(expected.numbers("bh"), within(1e-15));
    }

    @Test
    void shouldNotExceedOne() {
        // Given
        double[] p = {.9, .6, .6};
        // When
        double[] adjusted = Correction.HOLM.adjust(p);
        // Then
        assertThat(adjusted).containsExactly(1, 1, 1);
    }

    @Test
    void shouldRefuseWhatIsNoProbability() {
        // Given
        double[] p = {.5, Double.NaN};
        // When
        Throwable thrown = catchThrowable(() -> Correction.HOLM.adjust(p));
        // Then
        assertThat(thrown).hasMessage("A p-value is from 0 to 1, not NaN");
    }
}
