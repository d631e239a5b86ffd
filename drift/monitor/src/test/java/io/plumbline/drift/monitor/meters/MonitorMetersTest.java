package io.plumbline.drift.monitor.meters;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plumbline.drift.monitor.SyntheticModel;
import io.plumbline.drift.monitor.TopologyHarness;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorMetersTest {

    private static final SyntheticModel CHAMPION = SyntheticModel.CHAMPION;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private TopologyHarness harness;

    @BeforeEach
    void start(@TempDir Path directory) {
        harness = new TopologyHarness(directory, 1, JudgingSettings.defaults(), CHAMPION);
        new MonitorMeters(registry).bind(harness.standing());
        harness.standing().onReport(new FeatureMeters(harness.standing(), registry)::refresh);
    }

    @Test
    void shouldKnowNothingButThatItJudgesBeforeTheFirstReport() {
        // When
        harness.send(CHAMPION, 0, 1, 0);

        // Then
        assertThat(gauge("plumbline.monitor.judging")).isEqualTo(1);
        assertThat(gauge("plumbline.monitor.drift.threshold")).isNaN();
        assertThat(registry.find("plumbline.monitor.drift.statistic").gauges()).isEmpty();
        harness.close();
    }

    @Test
    void shouldTellEachFeatureAndTheOpenAlertOfAShift() {
        // Given
        harness.send(CHAMPION, 0, 2_000, 0);

        // When
        harness.send(CHAMPION, 2_000, 3_000, 1);

        // Then
        assertThat(gauge("plumbline.monitor.drift.statistic", "feature", "brightness"))
                .isGreaterThan(gauge("plumbline.monitor.drift.statistic", "feature", "sharpness"));
        assertThat(gauge("plumbline.monitor.drift.log.evidence")).isFinite();
        assertThat(gauge("plumbline.monitor.drift.log.evidence.threshold")).isEqualTo(Math.log(10_000_000));
        assertThat(gauge("plumbline.monitor.open.alerts", "state", "confirmed")).isEqualTo(1);
        assertThat(gauge("plumbline.monitor.model.info", "model", CHAMPION.id()))
                .isEqualTo(1);
        assertThat(registry.get("plumbline.monitor.requests").functionCounter().count())
                .isEqualTo(1);
        assertThat(gauge("plumbline.monitor.accuracy")).isNaN();
        harness.close();
    }

    @Test
    void shouldForgetAllWhenAnotherProcessJudges() {
        // Given
        harness.send(CHAMPION, 0, 2_000, 0);
        harness.send(CHAMPION, 2_000, 3_000, 1);

        // When
        harness.close();

        // Then
        assertThat(gauge("plumbline.monitor.judging")).isZero();
        assertThat(gauge("plumbline.monitor.open.alerts", "state", "confirmed")).isZero();
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .filteredOn(id -> id.getTag("feature") != null || id.getTag("model") != null)
                .isEmpty();
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }
}
