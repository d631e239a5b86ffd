package io.plumbline.bench.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseFiguresTest {

    @Test
    void shouldTakeTheHarmonicSumOfBothPartsForTheCeiling() {
        // Given
        Map<Role, Samples> samples = samples(200_000, 300_000, 108_000, 27_000);

        // When
        CaseFigures figures = CaseFigures.of(samples);

        // Then
        assertThat(figures.ceiling()).isEqualTo(120_000, within(1e-6));
        assertThat(figures.ratioToCeiling()).isEqualTo(0.9, within(1e-12));
        assertThat(figures.ratioToPerRecord()).isEqualTo(4, within(1e-12));
    }

    @Test
    void shouldLeaveOutWhatWasNotMeasured() {
        // Given
        Map<Role, Samples> samples = samples(2, 2, 1, 1);

        // When
        CaseFigures figures = CaseFigures.of(samples);

        // Then
        assertThat(figures.python()).isEmpty();
        assertThat(figures.ratioToPython()).isEmpty();
        assertThat(figures.withoutFeatures()).isEmpty();
    }

    @Test
    void shouldCompareWithPythonWithoutFeaturesOnEitherSide() {
        // Given
        Map<Role, Samples> samples = samples(2, 2, 1, 1);
        samples.put(Role.WITHOUT_FEATURES, of(1.5));
        samples.put(Role.PYTHON, of(0.5));

        // When
        CaseFigures figures = CaseFigures.of(samples);

        // Then
        assertThat(figures.ratioToPython()).contains(3.0);
    }

    @Test
    void shouldTakeTheMedianOfTheBestSettings() {
        // Given
        Samples samples = new Samples();
        List.of(1.0, 9.0, 2.0).forEach(each -> samples.add("often good, mostly bad", each));
        List.of(3.0, 4.0).forEach(each -> samples.add("good", each));

        // When
        double figure = samples.figure();

        // Then
        assertThat(figure).isEqualTo(3.5);
        assertThat(samples.best()).isEqualTo("good");
    }

    private static Map<Role, Samples> samples(double forward, double passThrough, double plumbline, double perRecord) {
        Map<Role, Samples> samples = new EnumMap<>(Role.class);
        samples.put(Role.FORWARD, of(forward));
        samples.put(Role.PASS_THROUGH, of(passThrough));
        samples.put(Role.PLUMBLINE, of(plumbline));
        samples.put(Role.PER_RECORD, of(perRecord));
        return samples;
    }

    private static Samples of(double imagesPerSecond) {
        Samples samples = new Samples();
        samples.add("as shipped", imagesPerSecond);
        return samples;
    }
}
