package io.plumbline.drift.statistics.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.drift.statistics.Expected;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AurocTest {

    static List<Expected> scores() {
        return Expected.rows("auroc.csv");
    }

    @ParameterizedTest
    @MethodSource("scores")
    void shouldBeTheStatisticOfMannAndWhitney(Expected expected) {
        // When
        double auroc = Auroc.of(expected.numbers("others"), expected.numbers("outliers"));
        // Then
        assertThat(auroc).isCloseTo(expected.number("auroc"), within(1e-12));
    }
}
