package io.plumbline.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.drift.Direction;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.drift.FeatureReport;
import io.plumbline.contract.drift.SerialDependence;
import io.plumbline.contract.drift.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderTextTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, ''", "1800, ' (0.5 hours)'", "86400, ' (1.0 days)'", "1080000, ' (12.5 days)'"})
    void shouldSayHowLongARunIs(double seconds, String expected) {
        assertThat(OrderText.howLong(seconds)).isEqualTo(expected);
    }

    @Test
    void shouldWarnInAReportWhereThePromiseDoesNotHold() {
        // When
        String warned = Watchable.REPORTS.describe(report(false));
        String silent = Watchable.REPORTS.describe(report(true));

        // Then
        assertThat(warned)
                .contains(
                        "10,000,000 images (2.3 days)", "IMAGES ARE LIKE THOSE BEFORE THEM (energy, correlation 0.25)");
        assertThat(silent).contains("10,000,000 images (2.3 days)").doesNotContain("IMAGES ARE");
    }

    private static DriftReport report(boolean promiseHolds) {
        return new DriftReport(
                "cnn-" + "a".repeat(64),
                NOON,
                20_000,
                10_000,
                new Window(500, NOON.minusSeconds(9), NOON, List.of()),
                new DriftReport.RollingKs(1.5, 2.25, 100_000, 2_000, 0, 1, false),
                new DriftReport.EDetector(12.5, 10_000_000, 200_000, false),
                List.of(new FeatureReport(
                        "energy", "nat", .06, 1.4, .05, 1, 0, Direction.DOWN, 9.75, Optional.of(.25))),
                Optional.of(new SerialDependence("energy", .25, promiseHolds)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
