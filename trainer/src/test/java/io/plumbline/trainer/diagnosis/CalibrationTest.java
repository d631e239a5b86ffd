package io.plumbline.trainer.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Expected values are those of NumPy 1.26 and SciPy 1.17 on the same logits:
 *
 * <pre>{@code
 * rng = np.random.default_rng(8)
 * labels = rng.integers(0, 3, 40)
 * logits = np.round(rng.normal(0, 2, (40, 3)) + 2.5 * np.eye(3)[labels], 2)
 * nll = lambda t: -log_softmax(logits / t, axis=1)[np.arange(40), labels].mean()
 * t = np.exp(minimize_scalar(lambda x: nll(np.exp(x)), bounds=(-3, 3), method="bounded", options={"xatol": 1e-12}).x)
 * def ece(t):
 *     p = np.exp(log_softmax(logits / t, axis=1)); c = p.max(axis=1); hit = p.argmax(axis=1) == labels
 *     b = np.digitize(c, np.linspace(0, 1, 16)[1:-1], right=True)
 *     return sum(abs(c[b == k].mean() - hit[b == k].mean()) * (b == k).mean() for k in np.unique(b))
 * }</pre>
 */
class CalibrationTest {

    private static final String LABELS =
            "2 0 0 2 0 0 1 2 1 2 0 1 1 1 1 1 0 0 1 1 2 0 2 0 0 0 1 0 2 2 2 1 0 0 1 1 1 1 1 1";

    private static final String LOGITS = """
            0.72 0.52 -0.78
            3.22 -0.24 -0.48
            2.19 0.44 -3.63
            3.1 -1.72 -1.98
            2.34 2.91 -1.04
            5.6 3.11 -1.73
            -4.93 0.03 2.37
            -1.63 -3.02 -0.18
            0.0 2.45 1.74
            1.98 -1.86 2.19
            0.23 0.14 -2.3
            -2.4 6.75 0.06
            1.29 7.58 1.57
            -0.23 2.61 -1.49
            2.19 1.84 3.53
            -0.69 1.79 -0.84
            3.75 0.37 2.74
            1.39 0.58 3.88
            -0.48 3.57 3.14
            1.11 1.23 -4.12
            4.79 0.86 5.02
            1.55 3.64 1.04
            0.1 -1.8 3.24
            1.53 -0.45 -3.25
            1.52 0.32 -2.5
            2.65 1.33 -0.61
            -1.24 1.26 1.88
            -0.57 -0.6 -0.84
            0.29 -0.14 0.28
            4.08 0.36 -0.18
            -1.78 0.2 3.73
            -2.68 3.92 -2.75
            0.91 1.71 3.4
            2.33 -0.62 2.54
            -2.14 3.06 0.47
            2.02 3.1 -0.53
            1.23 0.25 1.63
            -1.35 0.68 -0.74
            0.09 3.92 -0.43
            1.47 4.45 -0.21
            """;

    private static final double TEMPERATURE = 1.9651980478075055;

    @Test
    void shouldFindTheTemperatureThatScipyFinds() {
        // Given
        LabelledLogits logits = logits();

        // When
        double temperature = TemperatureFit.of(logits);

        // Then
        assertThat(temperature).isEqualTo(TEMPERATURE, within(1e-6));
        assertThat(logits.loss(1)).isEqualTo(0.9205426714428613, within(1e-12));
        assertThat(logits.loss(temperature)).isEqualTo(0.8039622064505483, within(1e-10));
        assertThat(logits.accuracy()).isEqualTo(0.675);
    }

    @Test
    void shouldMeasureTheExpectedCalibrationErrorAsNumpyDoes() {
        // Given
        LabelledLogits logits = logits();

        // When
        double before = CalibrationError.of(logits, 1);

        // Then
        assertThat(before).isEqualTo(0.14740610497114487, within(1e-12));
        assertThat(CalibrationError.of(logits, TEMPERATURE)).isEqualTo(0.10741400256355148, within(1e-12));
    }

    @Test
    void shouldStayInItsRangeWhereNothingIsWrong() {
        // Given
        LabelledLogits sure = LabelledLogits.of(new double[][] {{9, 0}, {0, 9}}, new int[] {0, 1});

        // When
        double temperature = TemperatureFit.of(sure);

        // Then
        assertThat(temperature).isBetween(TemperatureFit.LOWEST, 1.0);
    }

    private static LabelledLogits logits() {
        double[][] logits = LOGITS.lines()
                .map(line -> Arrays.stream(line.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        return LabelledLogits.of(
                logits,
                Arrays.stream(LABELS.split(" ")).mapToInt(Integer::parseInt).toArray());
    }
}
